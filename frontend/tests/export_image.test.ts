import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";

// As much of a page as the button and the picture need.
class Part {
  className = "";
  textContent = "";
  dataset: Record<string, string> = {};
  attributes = new Map<string, string>();
  parentElement: Part | null = null;
  closest(selector: string): Part | null { return `.${this.className}` === selector ? this : null; }
  querySelector(): Part | null { return status; }
  getAttribute(name: string): string | null { return this.attributes.get(name) ?? null; }
  setAttribute(name: string, value: string): void { this.attributes.set(name, value); }
  removeAttribute(name: string): void { this.attributes.delete(name); }
}

const BASE = "https://atlas.example.org";
const status = new Part();
const listeners = new Map<string, (event: object) => void>();
let asked: string[] = [];
let written: Record<string, Promise<Blob>>[] = [];
let answer: { ok: boolean; blob: () => Promise<Blob> };

class ClipboardItem { constructor(readonly items: Record<string, Promise<Blob>>) {} }

const page = {
  ClipboardItem,
  Element: Part,
  document: {
    documentElement: { classList: { add: () => undefined } },
    addEventListener: (name: string, heard: (event: object) => void) => listeners.set(name, heard),
  },
  window: { location: { href: `${BASE}/export?chart=map` } },
  fetch: async (address: string) => {
    asked.push(address);
    return answer;
  },
};
Object.assign(globalThis, page);
let clipboard: object | undefined;
Object.defineProperty(globalThis, "navigator", { get: () => ({ clipboard }) });

let dragged: (name: string, address: string) => [string, string][];
before(async () => {
  ({ dragged } = await import("../src/export_image"));
});

const settled = () => new Promise((done) => setImmediate(done));
const picture = (type: string, ok = true) => ({ ok, blob: async () => new Blob(["x"], { type }) });

const pressed = async (address: string): Promise<string> => {
  const button = new Part();
  button.className = "atlas-copy-image";
  button.parentElement = new Part();
  button.dataset = { address, done: "Copied", refused: "Refused", failed: "Failed", waiting: "Wait" };
  listeners.get("click")?.({ target: button });
  await settled();
  assert.equal(button.getAttribute("aria-disabled"), null);
  return status.textContent;
};

beforeEach(() => {
  asked = [];
  written = [];
  status.textContent = "";
  answer = picture("image/png");
  clipboard = {
    write: async ([item]: ClipboardItem[]) => {
      await Promise.all(Object.values(item?.items ?? {}));
      if (item) written.push(item.items);
    },
  };
});

test("the picture is fetched from this server and put on the clipboard as PNG", async () => {
  assert.equal(await pressed("/charts/map.png?scale=2"), "Copied");
  assert.deepEqual(asked, [`${BASE}/charts/map.png?scale=2`]);
  assert.deepEqual(Object.keys(written[0] ?? {}), ["image/png"]);
});

test("a browser without a clipboard for pictures, or one that refuses, is told plainly", async () => {
  clipboard = undefined;
  assert.equal(await pressed("/charts/map.png"), "Refused");
  clipboard = { write: () => Promise.reject(new Error("NotAllowedError")) };
  assert.equal(await pressed("/charts/map.png"), "Refused");
});

test("an answer that is no picture is not copied, and it is not the browser that is blamed", async () => {
  for (const bad of [picture("text/html"), picture("image/png", false)]) {
    answer = bad;
    assert.equal(await pressed("/charts/map.png"), "Failed");
  }
  assert.deepEqual(written, []);
});

test("nothing is fetched from elsewhere", async () => {
  for (const address of ["https://evil.example/x.png", "//evil.example/x.png", "javascript:1", "http://["]) {
    assert.equal(await pressed(address), "Refused");
  }
  assert.deepEqual(asked, []);
});

const drag = (dataset: Record<string, string>): [string, string][] => {
  const figure = new Part();
  figure.className = "atlas-preview";
  figure.dataset = dataset;
  const data: [string, string][] = [];
  const dataTransfer = { setData: (type: string, value: string) => data.push([type, value]) };
  listeners.get("dragstart")?.({ target: figure, dataTransfer });
  return data;
};

test("the picture is dragged as a file of its name, and as its address where no file is taken", () => {
  const address = `${BASE}/charts/map.svg`;
  assert.deepEqual(drag({ name: "ministerial-atlas-map-2026-02-04.svg", address: "/charts/map.svg" }), [
    ["DownloadURL", `image/svg+xml:ministerial-atlas-map-2026-02-04.svg:${address}`],
    ["text/uri-list", address],
    ["text/plain", address],
  ]);
});

test("what is dragged has no path for a name, and no other kind of file", () => {
  for (const name of ["../x.png", "x:y.png", "x.exe", "png", ""]) {
    assert.equal(dragged(name, BASE).some(([type]) => type === "DownloadURL"), false, name);
  }
  assert.deepEqual(drag({ name: "x.png", address: "https://evil.example/x.png" }), []);
  assert.deepEqual(drag({}), []);
});
