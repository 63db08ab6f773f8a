import assert from "node:assert/strict";
import { before, test } from "node:test";

// As much of a page as the choice needs.
class Part {
  pressed = "";
  constructor(readonly dataset: Record<string, string>) { this.pressed = String(dataset.as === "fit"); }
  closest(): Part { return this; }
  getAttribute(): string { return this.pressed; }
  setAttribute(_name: string, value: string): void { this.pressed = value; }
}

const made = (): Part[] => ["fit", "true", "phone", "column"].map((as) => new Part({ as }));
const root: { dataset: Record<string, string> } = { dataset: {} };
let buttons = made();
let observers: (() => void)[] = [];
let press: (event: { target: Part }) => void = () => undefined;

Object.assign(globalThis, {
  Element: Part,
  MutationObserver: class {
    constructor(readonly heard: () => void) {}
    observe(): void { observers.push(this.heard); }
  },
  document: {
    documentElement: root,
    body: {},
    querySelectorAll: () => buttons,
    querySelector: () => null,
    addEventListener: (_name: string, heard: typeof press) => { press = heard; },
  },
});
before(() => import("../src/preview_size"));

const chosen = (): string[] =>
  buttons.filter(({ pressed }) => pressed === "true").map(({ dataset }) => dataset.as ?? "");

test("one way to see the picture is chosen, also once its buttons are made anew", () => {
  press({ target: buttons[2] as Part });
  assert.deepEqual([root.dataset, chosen()], [{ preview: "phone" }, ["phone"]]);
  buttons = made();
  for (const heard of observers) heard();
  assert.deepEqual(chosen(), ["phone"]);
  press({ target: buttons[0] as Part });
  assert.deepEqual([root.dataset, chosen(), observers.length], [{}, ["fit"], 1]);
});

test("nothing but a known way is marked on the page", () => {
  press({ target: new Part({ as: "x" }) });
  press({ target: new Part({}) });
  assert.deepEqual(root.dataset, {});
});
