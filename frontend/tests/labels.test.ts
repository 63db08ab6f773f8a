import assert from "node:assert/strict";
import { test } from "node:test";
import { placeLabels, type Box, type Named } from "../src/labels";

const ROOM: Box = { left: 0, top: 0, right: 400, bottom: 200 };
const HEIGHT = 14;

const named = (code: string, x: number, y: number, rank = 0, clear = 0): Named =>
  ({ code, x, y, rank, clear, width: 40 });

const codes = (names: Named[], taken: Box[] = []): string[] =>
  placeLabels(names, ROOM, taken, HEIGHT).map(({ code }) => code);

test("a name stands on its area", () => {
  const [label] = placeLabels([named("PER", 100, 100)], ROOM, [], HEIGHT);
  assert.deepEqual(label, { code: "PER", x: 100, y: 100, anchor: "middle" });
});

test("a name stands beside its dot, and on the other side at the edge", () => {
  const [inside] = placeLabels([named("BHR", 100, 100, 0, 5)], ROOM, [], HEIGHT);
  const [atEdge] = placeLabels([named("BHR", 390, 100, 0, 5)], ROOM, [], HEIGHT);
  assert.equal(inside?.anchor, "start");
  assert.equal(atEdge?.anchor, "end");
});

test("what matters more is named first, and the other where there is room left", () => {
  const close = [named("CHE", 200, 100, 5), named("DEU", 200, 101, 1)];
  const labels = placeLabels(close, ROOM, [], HEIGHT);
  assert.equal(labels[0]?.code, "DEU");
  assert.notEqual(labels[1]?.y, 100);
});

test("no two labels meet, and none covers a dot or leaves the map", () => {
  const crowd = Array.from({ length: 60 }, (_, at) => named(`N${at}`, 150 + at, 100 + (at % 7), at));
  const dot: Box = { left: 145, right: 155, top: 95, bottom: 105 };
  const labels = placeLabels(crowd, ROOM, [dot], HEIGHT);
  assert.ok(labels.length > 1 && labels.length < crowd.length);
  const boxes = labels.map(({ x, y, anchor }) => {
    const left = x - { start: 0, middle: 20, end: 40 }[anchor];
    return { left, right: left + 40, top: y - 7, bottom: y + 7 };
  });
  const meets = (one: Box, other: Box): boolean => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  boxes.forEach((box, at) => {
    assert.ok(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 200);
    assert.ok(!meets(box, dot));
    assert.ok(!boxes.slice(at + 1).some((other) => meets(box, other)));
  });
});

test("a name without room is left out", () => {
  assert.deepEqual(codes([named("PER", 900, 100)]), []);
});

test("a name that would stand mostly on others stands beside its place, or nowhere", () => {
  const place = (share: (left: number) => number, isKept = false): string | undefined =>
    placeLabels([{ ...named("RWA", 100, 100), isKept }], ROOM, [], HEIGHT,
      (_, box) => share(box.left))[0]?.anchor;
  assert.equal(place(() => 0.5), "middle");
  assert.equal(place((left) => (left < 100 ? 0.6 : 0)), "start");
  assert.equal(place(() => 0.6), undefined);
  assert.equal(place(() => 0.6, true), "middle");
});
