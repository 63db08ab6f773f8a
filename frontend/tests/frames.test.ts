import assert from "node:assert/strict";
import { test } from "node:test";
import {
  classOf, dayAfter, daysBetween, frameOn, linesOf, titleOn, writtenDay, type Frames,
} from "../src/frames";

const FRAMES: Frames = {
  starts: ["2025-03-01", "2025-10-20", "2026-02-04"],
  titles: ["Not begun", "1 signed to {day}", "Two signed to {day}"],
  attended: ["", "", ""],
  summaries: ["", "", ""],
  legends: [],
  entries: {
    signed_before: { labels: ["Signed", "Signed", "Signed before"], counts: [0, 1, 1] },
    attended: { labels: ["On the list", "On the list", "Attended"], counts: [0, 1, 1] },
  },
  classes: ["land", "signed_before", "attended", "share-5"],
  marks: { AUS: "011", PER: "222", CHN: "333" },
  names: { AUS: "Australia", PER: "Peru" },
  tips: { AUS: [["On the list"], ["Signed", "Framework, 20 Oct 2025"]] },
  tipsAt: { AUS: "011" },
  outlines: {},
  days: { first: "2025-03-01", written: ["1 Mar 2025", "2 Mar 2025"] },
};

test("a frame holds until the day before the next one starts", () => {
  const days = ["2025-03-01", "2025-10-19", "2025-10-20", "2026-02-03", "2026-02-04", "2026-11-27"];
  assert.deepEqual(days.map((day) => frameOn(FRAMES, day)), [0, 0, 1, 1, 2, 2]);
});

test("a day before the first frame belongs to it", () => {
  assert.equal(frameOn(FRAMES, "2020-01-01"), 0);
});

test("a country has its class, and is plain land where its status is not chosen", () => {
  assert.equal(classOf(FRAMES, "AUS", 0, new Set()), "land");
  assert.equal(classOf(FRAMES, "AUS", 1, new Set()), "signed_before");
  assert.equal(classOf(FRAMES, "AUS", 1, new Set(["attended"])), "land");
  assert.equal(classOf(FRAMES, "PER", 1, new Set(["attended"])), "attended");
});

test("a class that is no status is not filtered, and an unknown country is land", () => {
  assert.equal(classOf(FRAMES, "CHN", 2, new Set(["attended"])), "share-5");
  assert.equal(classOf(FRAMES, "XKX", 2, new Set()), "land");
});

test("the lines of a country follow the date, and are none for others", () => {
  assert.deepEqual(linesOf(FRAMES, "AUS", 0), ["On the list"]);
  assert.deepEqual(linesOf(FRAMES, "AUS", 2), ["Signed", "Framework, 20 Oct 2025"]);
  assert.deepEqual(linesOf(FRAMES, "PER", 2), []);
});

test("a title has its day written out", () => {
  assert.equal(titleOn(FRAMES, 1, "2025-03-02"), "1 signed to 2 Mar 2025");
  assert.equal(titleOn(FRAMES, 0, "2025-03-02"), "Not begun");
  assert.equal(writtenDay(FRAMES, "2031-01-01"), "2031-01-01");
});

test("days are counted across a change of the clocks and a leap day", () => {
  assert.equal(daysBetween("2025-03-01", "2025-11-03"), 247);
  assert.equal(dayAfter("2025-03-01", 247), "2025-11-03");
  assert.equal(dayAfter("2024-02-28", 2), "2024-03-01");
});
