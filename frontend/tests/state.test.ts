import assert from "node:assert/strict";
import { test } from "node:test";
import { changesIn, rectangle, type State } from "../src/state";

const VIEW: State = {
  partner: "", asof: "2026-10-09", status: "", region: "", zoom: "", outline: "", projection: "",
};

test("what the server changes is new", () => {
  const given = { ...VIEW, partner: "PER" };
  assert.deepEqual(changesIn(given, VIEW, VIEW), { partner: "PER" });
});

test("what was sent from here is not new when it comes back", () => {
  const sent = { ...VIEW, partner: "PER", zoom: "2.00,500,200" };
  assert.deepEqual(changesIn(sent, VIEW, sent), {});
});

test("what the server changed since is new, even if it was sent before", () => {
  const sent = { ...VIEW, partner: "CHL" };
  assert.deepEqual(changesIn({ ...VIEW, partner: "PER" }, sent, sent), { partner: "PER" });
});

test("a part of the map needs a size", () => {
  assert.deepEqual(rectangle("10,20,300,200"), { x: 10, y: 20, width: 300, height: 200 });
  assert.equal(rectangle(""), null);
  assert.equal(rectangle("10,20,0,200"), null);
});
