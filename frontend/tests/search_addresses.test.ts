import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, searchAddress } from "../src/search_addresses";
import type { Entry } from "../src/search_matching";

const at = (path: string) => new URL(path, "http://atlas.example.org");
const PERU: Entry = { kind: "country", code: "PER", names: {}, spellings: [] };
const COBALT: Entry = { kind: "mineral", code: "cobalt", names: {}, spellings: [] };

test("on the map a country is chosen in the same view", () => {
  const address = addressOf(PERU, at("/?color=mineral&commodity=cobalt&partner=CHL&lang=fr"));
  assert.equal(address, "/?color=mineral&commodity=cobalt&partner=PER&lang=fr");
});

test("elsewhere a country's page is opened, with what pages share", () => {
  const address = addressOf(PERU, at("/minerals?commodity=cobalt&lang=fr&asof=2026-02-04"));
  assert.equal(address, "/partners?partner=PER&lang=fr&asof=2026-02-04");
});

test("a mineral's page is opened from everywhere", () => {
  assert.equal(addressOf(COBALT, at("/?theme=dark&partner=PER")), "/minerals?commodity=cobalt&theme=dark");
  assert.equal(addressOf(COBALT, at("/partners")), "/minerals?commodity=cobalt");
});

test("an agreement is opened in full from everywhere", () => {
  const entry: Entry = { kind: "agreement", code: "per-2026-mou", names: {}, spellings: [] };
  assert.equal(
    addressOf(entry, at("/?partner=CHL&lang=fr")),
    "/agreements?agreement=per-2026-mou&lang=fr",
  );
});

test("what is searched for is written so that it can be read again", () => {
  const address = searchAddress("a&b=c #<é>", at("/brief?worldview=us&reader=press"));
  const { pathname, searchParams } = at(address);
  assert.equal(pathname, "/search");
  assert.deepEqual([...searchParams], [["q", "a&b=c #<é>"], ["worldview", "us"]]);
});
