import assert from "node:assert/strict";
import { before, test } from "node:test";

// As much of a page as the list needs.
class Part {
  dataset: Record<string, string> = {};
  children: unknown[] = [];
  textContent = "";
  href = "";
  dateTime = "";
  constructor(readonly is = "") {}
  append(...parts: unknown[]): void { this.children.push(...parts); }
  replaceChildren(...parts: unknown[]): void { this.children = parts; }
  closest(selector: string): Part | null { return selector === this.is ? this : null; }
  matches(selector: string): boolean { return selector === this.is; }
  getAttribute(): string { return this.href; }
}

const LIST = "details.atlas-recent";
const fold = new Part(LIST);
const list = new Part();
const storage = new Map<string, string>();
const marks = new Set<string>();
const listeners = new Map<string, ((event: object) => void)>();
let isExportPage = true;

Object.assign(globalThis, {
  Element: Part,
  document: {
    documentElement: { lang: "en", classList: {
      toggle: (mark: string, on: boolean) => (on ? marks.add(mark) : marks.delete(mark)),
    } },
    createElement: () => new Part(),
    querySelector: (selector: string) => (isExportPage ? (selector === LIST ? fold : list) : null),
    addEventListener: (name: string, heard: (event: object) => void) => listeners.set(name, heard),
  },
  window: { localStorage: {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  } },
});
before(() => import("../src/recent_exports_list"));

const press = (is: string, href = ""): void => {
  const target = new Part(is);
  target.href = href;
  listeners.get("click")?.({ target });
};
const shown = (): string[][] => list.children.map((item) => {
  const [link, , time] = (item as Part).children as [Part, string, Part];
  return [link.href, link.textContent, time.textContent];
});

test("what is saved, copied or dragged stands in the list as text with a link to its view, until it is forgotten", () => {
  fold.dataset = { address: "/export?chart=map", chart: "<b>Map</b>", size: "Web" };
  press(".atlas-downloads a[download]", "/charts/map.svg?download=1");
  press(".atlas-copy-image");
  const picture = new Part(".atlas-preview");
  picture.dataset.address = "/charts/map.pdf";
  listeners.get("dragstart")?.({ target: picture });
  assert.deepEqual(shown().map(([href, words]) => [href, words]), ["PDF", "PNG", "SVG"].map(
    (format) => ["/export?chart=map", `<b>Map</b> · Web · ${format}`],
  ));
  assert.ok(marks.has("has-exports"));
  list.children = [];
  listeners.get("toggle")?.({ target: fold });
  assert.equal(shown().length, 3);
  press(".atlas-forget-exports");
  assert.deepEqual([shown(), storage.size, marks.has("has-exports")], [[], 0, false]);
});

test("files of other pages are no exports", () => {
  isExportPage = false;
  press(".atlas-downloads a[download]", "/briefing.pdf");
  assert.equal(storage.size, 0);
  isExportPage = true;
});
