import assert from "node:assert/strict";
import { test } from "node:test";
import { Ground, ringsOf } from "../src/ground";

/** A square with a hole, and a triangle to its right. */
const PATHS = new Map([
  ["AAA", "M10 10l80 0 0 80-80 0zM30 30l0 40 40 0 0-40z"],
  ["BBB", "M100 10l80 0-80 80z"],
]);
const BOTH = new Set(["AAA", "BBB"]);

const share = (left: number, top: number, size: number, codes: Set<string>, except = ""): number =>
  new Ground(PATHS, 200, 100).shareOn(
    { left, top, right: left + size, bottom: top + size }, codes, except);

const isClose = (value: number, expected: number): void =>
  assert.ok(Math.abs(value - expected) < 0.1, `${value} is not about ${expected}`);

test("a path is read as the server writes it", () => {
  assert.deepEqual(ringsOf("M3 4l1-2-5 6z"), [[3, 4, 4, 2, -1, 8]]);
});

test("a place belongs to the shape around it, and a hole or the sea to nobody", () => {
  const places: [number, number][] = [[20, 20], [50, 50], [110, 20], [170, 80], [-50, 20], [20, 500]];
  assert.deepEqual(places.map(([x, y]) => share(x, y, 4, BOTH)), [1, 0, 1, 0, 0, 0]);
});

test("a share counts those who are meant alone, and not the country itself", () => {
  isClose(share(70, 12, 40, new Set(["AAA"])), 0.5);
  isClose(share(70, 12, 40, BOTH), 0.75);
  isClose(share(70, 12, 40, BOTH, "AAA"), 0.25);
  assert.equal(share(70, 12, 40, new Set(["CCC"])), 0);
});
