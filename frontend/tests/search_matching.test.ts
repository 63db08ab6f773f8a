import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { type NamesFile, fold, namedInFull, readNames, suggest } from "../src/search_matching";

// Names as the server gives them, and what is found by which text: tests/data/test_search.py holds
// the server to the same cases.
const read = (name: string) => JSON.parse(readFileSync(`tests/${name}.json`, "utf8"));
const entries = readNames(read("search_names") as NamesFile);
const cases = read("search_cases") as { first: Record<string, string>; nothing: string[] };
const codes = (text: string, lang = "en") => suggest(entries, text, lang).map(({ entry }) => entry.code);

test("a name in any language, a code, an older name or a slip finds what is meant first", () => {
  assert.ok(Object.keys(cases.first).length > 40);
  for (const [text, code] of Object.entries(cases.first)) assert.equal(codes(text)[0], code, text);
});

test("nothing is found where nothing is like it", () => {
  assert.ok(cases.nothing.length > 0);
  for (const text of cases.nothing) assert.deepEqual(codes(text), [], text);
});

test("names that begin so come before names that only hold it", () => {
  assert.deepEqual(codes("co").slice(0, 2).sort(), ["COL", "cobalt"]);
  const found = suggest(entries, "ko", "en");
  assert.deepEqual(found.map(({ rank }) => rank), found.map(({ rank }) => rank).sort());
});

test("a suggestion has its name in the page's language, and the other by which it was found", () => {
  const said = ({ name, also }: { name: string; also: string }) => ({ name, also });
  assert.deepEqual(suggest(entries, "pérou", "fr").map(said)[0], { name: "Pérou", also: "" });
  assert.deepEqual(suggest(entries, "ペルー", "fr").map(said)[0], { name: "Pérou", also: "ペルー" });
  assert.deepEqual(suggest(entries, "wolfram", "en").map(said)[0], { name: "Tungsten", also: "Wolfram" });
});

test("an agreement is found by its country in any language, words of its title, or its id", () => {
  const first = (text: string, lang = "en") => suggest(entries, text, lang)
    .find(({ entry }) => entry.kind === "agreement");
  for (const text of ["peru", "pérou", "ペルー", "秘鲁", "rare earths peru", "memor und per", "per-2026-mou"]) {
    assert.equal(first(text)?.entry.code, "per-2026-mou", text);
  }
  assert.equal(first("drc strategic")?.entry.code, "cod-2025-spa");
  assert.equal(first("pax silica")?.entry.code, "pax-silica-2025");
  assert.equal(first("corée pax")?.entry.code, "pax-silica-2025");
  assert.equal(first("kananaskis")?.name, "G7 Critical Minerals Action Plan (Kananaskis)");
  const { name, also } = first("perú", "fr")!;
  assert.ok(name.startsWith("Pérou: Memorandum of Understanding"));
  assert.equal(also, "");
});

test("countries and minerals stand before agreements, and none is suggested for a slip", () => {
  assert.deepEqual(codes("peru"), ["PER", "per-2026-mou"]);
  const kinds = suggest(entries, "co", "en").map(({ entry }) => entry.kind);
  assert.ok(!kinds.slice(0, 2).includes("agreement"));
  assert.deepEqual(codes("Peruu"), ["PER"]);
});

test("only an id in full opens an agreement unasked", () => {
  const named = (text: string) => namedInFull(suggest(entries, text, "en"))?.entry.code;
  assert.equal(named("per-2026-mou"), "per-2026-mou");
  assert.equal(named("peru"), "PER");
  assert.equal(named("per-2026"), undefined);
});

test("at most eight are suggested, however many match", () => {
  assert.equal(codes("c").length, 8);
  assert.ok(suggest(entries, "c", "en", 100).length > 8);
});

test("while a name is typed with a letter missing, it stays in the list", () => {
  const name = "kazahstan";
  for (let length = 1; length <= name.length; length += 1) {
    assert.ok(codes(name.slice(0, length)).includes("KAZ"), name.slice(0, length));
  }
});

test("only a name that is typed in full and has one meaning is opened unasked", () => {
  const named = (text: string) => namedInFull(suggest(entries, text, "en"))?.entry.code;
  assert.equal(named("peru"), "PER");
  assert.equal(named("rare earths"), "rare-earths");
  assert.equal(named("titanium"), undefined);
  assert.equal(named("niger"), undefined);
  assert.equal(named("kazahstan"), undefined);
  assert.equal(named("co"), undefined);
});

test("case, accents, signs and width do not matter, and no text is too long", () => {
  assert.equal(fold(" Côte d’Ivoire"), "cote d ivoire");
  assert.equal(fold("Ｃｏｂａｌｔ"), "cobalt");
  assert.equal(fold("\u0000<b>"), "b");
  assert.equal(fold("x".repeat(100000)).length, 60);
  assert.deepEqual(codes("x".repeat(100000)), []);
});
