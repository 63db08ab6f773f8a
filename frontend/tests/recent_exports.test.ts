import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import {
  type Export, MOST_EXPORTS, dayOf, exportsOf, keepExports, keptExports, withExport,
} from "../src/recent_exports";

const ONE: Export = {
  address: "/export?chart=map&asof=2026-02-04", chart: "Map", size: "Web", format: "PNG", day: "2026-02-04",
};

const storage = new Map<string, string>();
let refuses = false;
const guarded = <T>(act: () => T): T => {
  if (refuses) throw new Error("SecurityError");
  return act();
};
Object.assign(globalThis, { window: { localStorage: {
  getItem: (key: string) => guarded(() => storage.get(key) ?? null),
  setItem: (key: string, value: string) => guarded(() => storage.set(key, value)),
  removeItem: (key: string) => guarded(() => storage.delete(key)),
} } });

beforeEach(() => {
  storage.clear();
  refuses = false;
});

test("the last five are kept, the newest first, each view and format once", () => {
  let list: Export[] = [];
  for (const name of ["a", "b", "c", "d", "e", "f", "c"]) {
    list = withExport(list, { ...ONE, address: `/export?title=${name}` });
  }
  assert.deepEqual(list.map(({ address }) => address.at(-1)), ["c", "f", "e", "d", "b"]);
  assert.equal(withExport([ONE], { ...ONE, format: "ZIP" }).length, 2);
  keepExports(list);
  assert.deepEqual(keptExports(), list);
  keepExports([]);
  assert.deepEqual([storage.size, keptExports()], [0, []]);
});

test("where the browser refuses to keep anything there are none, and nothing breaks", () => {
  refuses = true;
  keepExports([ONE]);
  assert.deepEqual(keptExports(), []);
});

test("an address that leads elsewhere is not shown", () => {
  const elsewhere = [
    "javascript:alert(1)", "https://evil.example/export?chart=map", "//evil.example/export?x=1",
    "/export", "/export?", "/exports?x=1", "/partners?partner=PER", "/export?x=1#fragment", "export?x=1",
    "/\\evil.example", "/export?\\x", "/export?a b", "/export?<script>", "/export?\nx", ` ${ONE.address}`,
    `/export?${"x".repeat(5000)}`, 7, null, { toString: () => "/export?x=1" },
  ];
  for (const address of elsewhere) {
    assert.deepEqual(exportsOf(JSON.stringify([{ ...ONE, address }])), [], String(address));
  }
});

test("what is not an export is none, and what is stays beside it", () => {
  for (const text of ["", "{", "null", "7", '"x"', '{"length":1}', "[null,[],1]", "[{}]"]) {
    assert.deepEqual(exportsOf(text), [], text);
  }
  const broken = [
    { ...ONE, chart: 7 }, { ...ONE, size: "" }, { ...ONE, format: "x".repeat(81) },
    { ...ONE, day: "2026-13-45" }, { ...ONE, day: "today" }, { ...ONE, chart: undefined },
  ];
  assert.deepEqual(exportsOf(JSON.stringify([...broken, ONE])), [ONE]);
  assert.deepEqual(exportsOf(JSON.stringify([{ ...ONE, foreign: "<b>" }])), [ONE]);
  assert.equal(exportsOf(JSON.stringify(Array(50).fill(ONE))).length, MOST_EXPORTS);
});

test("a day is that of the reader's own calendar", () => {
  assert.equal(dayOf(new Date(2026, 1, 4, 23, 59)), "2026-02-04");
});
