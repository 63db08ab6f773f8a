import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";

// As much of a page as the part needs: what is kept, where it leads, and the marks on the root.
class Part {
  className = "";
  textContent = "";
  dataset: Record<string, string> = { refused: "No style.", part: "Not {part}." };
  value = "chosen";
  type = "file";
  files: { size: number; text: () => Promise<string> }[] = [];
  status = this as Part;
  closest(selector: string): Part | null {
    return selector === "button" || selector === ".atlas-style-file" ? this : null;
  }
  querySelector(): Part { return this.status; }
}

const storage = new Map<string, string>();
const marks = new Set<string>();
const listeners = new Map<string, (event: { target: Part }) => void>();
let address = "";

const page = {
  HTMLInputElement: Part,
  Element: Part,
  document: {
    documentElement: { classList: {
      add: (mark: string) => marks.add(mark),
      toggle: (mark: string, on: boolean) => (on ? marks.add(mark) : marks.delete(mark)),
    } },
    addEventListener: (name: string, heard: (event: { target: Part }) => void) => {
      listeners.set(name, heard);
    },
  },
  window: {
    location: {
      href: "https://atlas.example.org/export?chart=count",
      assign: (there: string) => { address = there; },
    },
    localStorage: {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => storage.set(key, value),
      removeItem: (key: string) => storage.delete(key),
    },
  },
};
Object.assign(globalThis, page);
before(() => import("../src/house_style_form"));

const chosen = async (text: string, size = text.length): Promise<Part> => {
  const input = new Part();
  input.files = [{ size, text: async () => text }];
  listeners.get("change")?.({ target: input });
  await new Promise((done) => setImmediate(done));
  return input;
};

const press = (name: string): void => {
  const button = new Part();
  button.className = `atlas-style-${name}`;
  listeners.get("click")?.({ target: button });
};

beforeEach(() => {
  address = "";
  press("forget");
});

test("a file is kept in this browser and drawn with, again on a later day, until it is forgotten", async () => {
  await chosen('{"colors":{"signed":"#1f4e79"},"logo":"A"}');
  const styled = "https://atlas.example.org/export?chart=count&style=signed%3A1f4e79&logo=A";
  assert.equal(address, styled);
  assert.ok(marks.has("keeps-style"));
  address = "";
  press("apply");
  assert.equal(address, styled);
  press("forget");
  assert.deepEqual([storage.size, marks.has("keeps-style")], [0, false]);
});

test("a file that is none is neither kept nor drawn with, and its fault is told", async () => {
  const told = [];
  for (const text of ["<script>", '{"colors":{"signed":"url(x)"}}']) {
    told.push((await chosen(text)).textContent);
  }
  told.push((await chosen('{"logo":"A"}', 1e9)).textContent);
  assert.deepEqual(told, ["No style.", "Not colors.signed.", "No style."]);
  assert.deepEqual([storage.size, address], [0, ""]);
});
