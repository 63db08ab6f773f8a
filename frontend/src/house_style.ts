// A desk's style as a file: what of it goes into the address. What its values mean, and whether its
// colors can be read, the server says; here it is only looked at whether it is such a file.

export type StyleKey = "style" | "byline" | "logo";
export type StyleQuery = Partial<Record<StyleKey, string>>;

export const LARGEST_FILE = 8192;
const LONGEST: Record<"byline" | "logo", number> = { byline: 80, logo: 40 };
const PARTS = ["name", "colors", "font", "byline", "logo"];
const TOKEN = /^[a-z_]{1,20}$/;
const COLOR = /^#?[0-9a-f]{6}$/i;
const FONT = /^[a-z-]{1,30}$/;
const KEYS: StyleKey[] = ["style", "byline", "logo"];

// The part of a file that cannot be used; "" for the file as a whole.
export class StyleFault extends Error {}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const colorsOf = (colors: unknown): string[] => {
  if (colors === undefined) return [];
  if (!isObject(colors)) throw new StyleFault("colors");
  return Object.entries(colors).map(([token, color]) => {
    if (typeof color !== "string" || !TOKEN.test(token) || !COLOR.test(color)) throw new StyleFault(`colors.${token.slice(0, 20)}`);
    return `${token}:${color.replace("#", "").toLowerCase()}`;
  });
};

const fontOf = (font: unknown): string[] => {
  if (font === undefined) return [];
  if (typeof font !== "string" || !FONT.test(font)) throw new StyleFault("font");
  return [`font:${font}`];
};

const wordsOf = (key: "byline" | "logo", words: unknown): StyleQuery => {
  if (words === undefined) return {};
  if (typeof words !== "string" || words.length > LONGEST[key]) throw new StyleFault(key);
  return words.trim() ? { [key]: words.trim() } : {};
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new StyleFault("");
  }
};

// What a file says, as keys of the address; throws a `StyleFault`.
export const queryOfFile = (text: string): StyleQuery => {
  const file = parsed(text);
  if (text.length > LARGEST_FILE || !isObject(file)) throw new StyleFault("");
  const foreign = Object.keys(file).find((part) => !PARTS.includes(part));
  if (foreign !== undefined) throw new StyleFault(foreign.slice(0, 20));
  const style = [...colorsOf(file.colors), ...fontOf(file.font)].join("~");
  return {
    ...(style ? { style } : {}),
    ...wordsOf("byline", file.byline),
    ...wordsOf("logo", file.logo),
  };
};

// An address with a style in place of the one that it has.
export const withStyle = (address: string, query: StyleQuery): string => {
  const url = new URL(address);
  for (const key of KEYS) {
    url.searchParams.delete(key);
    const value = query[key];
    if (value) url.searchParams.set(key, value);
  }
  return url.href;
};

// The style that an address has, as a file.
export const fileOfAddress = (address: string): string => {
  const query = new URL(address).searchParams;
  const pairs = [...(query.get("style") ?? "").matchAll(/(\w+):#?([\w-]+)/g)];
  const values = new Map(pairs.map(([, name = "", value = ""]) => [name, value]));
  const font = values.get("font");
  values.delete("font");
  const colors = [...values].map(([token, color]): [string, string] => [token, `#${color}`]);
  const words = KEYS.slice(1).map((key): [string, string] => [key, query.get(key) ?? ""]);
  const file = {
    colors: Object.fromEntries(colors),
    ...(font ? { font } : {}),
    ...Object.fromEntries(words.filter(([, value]) => value)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
};
