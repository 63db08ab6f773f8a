import assert from "node:assert/strict";
import { test } from "node:test";
import { StyleFault, fileOfAddress, queryOfFile, withStyle } from "../src/house_style";

const FILE = {
  name: "The Daily Example",
  colors: { signed: "#1F4E79", announced: "b8860b" },
  font: "dejavu-serif",
  byline: "Graphic: Jane Doe",
  logo: "THE DAILY EXAMPLE",
};
const STYLE = "signed:1f4e79~announced:b8860b~font:dejavu-serif";

test("a file becomes keys of the address", () => {
  const { byline, logo } = FILE;
  assert.deepEqual(queryOfFile(JSON.stringify(FILE)), { style: STYLE, byline, logo });
  assert.deepEqual(queryOfFile("{}"), {});
});

test("a file that is none is refused, with the part that cannot be used", () => {
  const faults: [string, string][] = [
    ["", ""], ["[]", ""], ["null", ""], ["{", ""], [`{"name":"${"x".repeat(9000)}"}`, ""],
    ['{"colors":[]}', "colors"], ['{"colors":{"signed":"url(x)"}}', "colors.signed"],
    ['{"colors":{"a~b:c":"123456"}}', "colors.a~b:c"], ['{"colors":{"signed":1}}', "colors.signed"],
    ['{"font":"Comic Sans"}', "font"], ['{"font":["x"]}', "font"], ['{"logo":{}}', "logo"],
    [`{"byline":"${"x".repeat(81)}"}`, "byline"], ['{"script":"x"}', "script"],
    ['{"__proto__":{"style":"x"}}', "__proto__"],
  ];
  for (const [text, part] of faults) {
    assert.throws(() => queryOfFile(text), (error) =>
      error instanceof StyleFault && error.message === part, text);
  }
});

test("a style stands in place of the one in the address, and the rest stays", () => {
  const address = "https://atlas.example.org/export?color=mineral&style=ink:111111&logo=A";
  const url = new URL(withStyle(address, { style: STYLE }));
  assert.deepEqual(Object.fromEntries(url.searchParams), { color: "mineral", style: STYLE });
});

test("the style of an address is a file that gives it back", () => {
  const query = queryOfFile(JSON.stringify(FILE));
  const file = fileOfAddress(withStyle("https://atlas.example.org/export", query));
  assert.deepEqual(queryOfFile(file), query);
  assert.equal(fileOfAddress("https://atlas.example.org/export"), '{\n  "colors": {}\n}\n');
});
