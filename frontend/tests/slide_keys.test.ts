import assert from "node:assert/strict";
import test from "node:test";
import { Entry, stepOf, stepUpOrDown } from "../src/slide_keys";

test("keys move by one and to the ends", () => {
  const to = (key: string): number | null => stepOf({ key }, 4, 10);
  assert.deepEqual(["ArrowRight", "PageDown", " "].map(to), [5, 5, 5]);
  assert.deepEqual(["ArrowLeft", "PageUp", "Backspace"].map(to), [3, 3, 3]);
  assert.deepEqual(["Home", "End", "x"].map(to), [1, 10, null]);
});

test("space moves back with the shift key", () => {
  assert.equal(stepOf({ key: " ", shiftKey: true }, 4, 10), 3);
});

test("in a window of slides alone the arrows up and down move as well", () => {
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft"].map((key) => stepUpOrDown(key, 4)), [3, 5, null]);
});

test("a number counts with Enter, and another key takes it back", () => {
  const entry = new Entry();
  assert.deepEqual(["1", "2", "Enter", "Enter"].map((key) => entry.press(key)), [null, null, 12, null]);
  assert.deepEqual(["7", "x", "Enter"].map((key) => entry.press(key)), [null, null, null]);
});
