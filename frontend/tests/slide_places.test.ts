import assert from "node:assert/strict";
import test from "node:test";
import { moved, placeAt, placeByKey } from "../src/slide_places";

test("an item is moved, and the others keep their order", () => {
  assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
  assert.deepEqual(moved(["a", "b", "c", "d"], 3, 0), ["d", "a", "b", "c"]);
  assert.deepEqual(moved(["a", "b"], 1, 1), ["a", "b"]);
});

test("what is dragged passes a neighbor at its middle", () => {
  const boxes = [0, 20, 40].map((top) => ({ top, bottom: top + 20 }));
  assert.deepEqual([5, 25, 31, 49, 51, 900].map((y) => placeAt(boxes, 0, y)), [0, 0, 1, 1, 2, 2]);
  assert.deepEqual([-50, 9, 11, 45].map((y) => placeAt(boxes, 2, y)), [0, 0, 1, 2]);
});

test("keys move an item by one and to the ends, and no further", () => {
  const to = (key: string, from: number): number | null => placeByKey(key, from, 3);
  assert.deepEqual([to("ArrowUp", 0), to("ArrowUp", 2), to("ArrowDown", 2)], [0, 1, 2]);
  assert.deepEqual([to("Home", 2), to("End", 0), to("x", 1)], [0, 2, null]);
});
