import assert from "node:assert/strict";
import test from "node:test";
import { HistoryEntries } from "../src/history_entries";

const at = (address: string): URL => new URL(address, "https://atlas.example.org");

/** The entries that steps leave: an address is pushed, "act" is something that the reader does. */
const entriesOf = (first: string, ...steps: string[]): string[] => {
  const history = new HistoryEntries();
  const previous: string[] = [];
  let present = first;
  for (const step of steps) {
    if (step === "act") history.act();
    else {
      if (!history.replaces(at(present), at(step))) previous.push(present);
      present = step;
    }
  }
  return [...previous, present];
};

test("a page whose path is pushed before its query is one entry", () => {
  assert.deepEqual(
    entriesOf("/?partner=PER", "act", "/timeline", "/timeline?partner=PER"),
    ["/?partner=PER", "/timeline?partner=PER"],
  );
});

test("a page whose query is pushed before its path is one entry, and so is what it then adds", () => {
  assert.deepEqual(
    entriesOf("/timeline?event=a", "act", "/timeline?partner=PER", "/?partner=PER", "/?partner=PER&asof=b"),
    ["/timeline?event=a", "/?partner=PER&asof=b"],
  );
});

test("pages that are gone through are an entry each", () => {
  assert.deepEqual(
    entriesOf("/", "act", "/timeline", "act", "/brief", "/brief?reader=mining", "act", "/minerals"),
    ["/", "/timeline", "/brief?reader=mining", "/minerals"],
  );
});

test("what a reader changes on a page is an entry each, from the first on", () => {
  assert.deepEqual(
    entriesOf("/", "act", "/timeline", "act", "/timeline?kind=text", "act", "/timeline?kind=event"),
    ["/", "/timeline", "/timeline?kind=text", "/timeline?kind=event"],
  );
});

test("two changes that are answered late stay two entries", () => {
  assert.deepEqual(entriesOf("/", "act", "act", "/?asof=a", "/?asof=b"), ["/", "/?asof=a", "/?asof=b"]);
  assert.deepEqual(entriesOf("/", "act", "act", "/?asof=a", "/brief"), ["/", "/?asof=a", "/brief"]);
  assert.deepEqual(entriesOf("/", "act", "act", "/brief", "/sources"), ["/", "/brief", "/sources"]);
});
