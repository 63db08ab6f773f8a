// What a reader most likely looks for: names that are, begin with, hold, or are nearly what is
// typed. The route /search finds countries and minerals by the same rules (data/search/matching.py).

export type Kind = "country" | "mineral" | "agreement";

export interface NamesFile {
  languages: string[];
  entries: [Kind, string, string[], string[], string[]][];
  /** Id, title and the codes of the partners, whose names are those of their entries. */
  agreements: [string, string, string][];
}

interface Spelling {
  text: string;
  folded: string;
  words: string[];
  isCode: boolean;
}

export interface Entry {
  kind: Kind;
  code: string;
  names: Record<string, string>;
  spellings: Spelling[];
}

export interface Suggestion {
  entry: Entry;
  name: string;
  /** The other name by which it was found, or "". */
  also: string;
  rank: number;
}

export const EXACT = 0;
const START = 1;
const WORDS = 2;
const WITHIN = 3;
const SLIP = 4;
const NONE = Infinity;
const LONGEST = 60;
const LONGEST_TITLE = 180;
// Of so many partners the names stand before a title; the titles of more name the group.
const MOST_NAMED = 2;

/** A text without case, accents and signs, its words one space apart. */
export const fold = (text: string, longest = LONGEST): string =>
  text
    .slice(0, 4 * longest)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, longest);

const spelling = (text: string, isCode: boolean, longest = LONGEST): Spelling => {
  const folded = fold(text, longest);
  return { text, folded, words: folded.split(" "), isCode };
};

/** The entries of a file of names, folded once. */
export const readNames = ({ languages, entries, agreements }: NamesFile): Entry[] => {
  const named = entries.map(([kind, code, names, others, codes]): Entry => ({
    kind,
    code,
    names: Object.fromEntries(languages.map((lang, at) => [lang, names[at] ?? code])),
    spellings: [
      ...[...new Set([...names, ...others])].map((text) => spelling(text, false)),
      ...codes.map((text) => spelling(text, true)),
    ],
  }));
  return [...named, ...readAgreements(named, languages, agreements)];
};

// An agreement is found by each name of each partner, the words of its title, and its id.
const readAgreements = (
  named: Entry[], languages: string[], agreements: NamesFile["agreements"],
): Entry[] => {
  const countries = new Map(named.map((entry) => [entry.code, entry]));
  return agreements.map(([code, title, codes]): Entry => {
    const partners = codes.split(";").flatMap((one) => countries.get(one) ?? []);
    const titleIn = (lang: string): string => partners.length > MOST_NAMED
      ? title
      : [partners.map(({ names }) => names[lang]).join(", "), title].filter(Boolean).join(": ");
    const spoken = partners.flatMap(({ spellings }) => spellings.filter(({ isCode }) => !isCode));
    const texts = [title, ...spoken.map(({ text }) => `${text} ${title}`)];
    return {
      kind: "agreement",
      code,
      names: Object.fromEntries(languages.map((lang) => [lang, titleIn(lang)])),
      spellings: [
        ...texts.map((text) => spelling(text, false, LONGEST_TITLE)),
        spelling(code, true),
      ],
    };
  });
};

// The letters that are wrong, missing, too many or swapped (optimal string alignment) between what
// is typed and the beginning of a name that is nearest to it; of more than `most` no matter how many.
const slips = (query: string, name: string, most: number): number => {
  if (name.length < query.length - most) return NONE;
  let [before, row] = [[] as number[], [...Array(name.length + 1).keys()]];
  for (let i = 1; i <= query.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= name.length; j += 1) {
      const same = query[i - 1] === name[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      const swapped = query[i - 1] === name[j - 2] && query[i - 2] === name[j - 1];
      if (i > 1 && j > 1 && swapped) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
      least = Math.min(least, next[j]!);
    }
    if (least > most) return NONE;
    [before, row] = [row, next];
  }
  return Math.min(...row);
};

// Of three letters with a wrong one too many names are near.
const mostSlips = (query: string): number => (query.length < 4 ? 0 : query.length < 8 ? 1 : 2);

const rankOf = ({ folded, words, isCode }: Spelling, query: string, isTitle: boolean): number => {
  if (folded === query) return EXACT;
  if (isCode) return NONE;
  if (folded.startsWith(query)) return START;
  if (query.split(" ").every((part) => words.some((word) => word.startsWith(part)))) return WORDS;
  if (isTitle) return NONE;
  const isLong = query.length > 2 || /[^\x00-\x7f]/.test(query);
  if (isLong && folded.includes(query)) return WITHIN;
  const most = mostSlips(query);
  if (most === 0) return NONE;
  const count = slips(query, folded.slice(0, query.length + most), most);
  return count <= most ? SLIP + count - 1 : NONE;
};

const suggestionOf = (entry: Entry, query: string, lang: string): Suggestion => {
  const name = entry.names[lang] ?? entry.names.en ?? entry.code;
  const isTitle = entry.kind === "agreement";
  const best = { text: name, rank: NONE };
  for (const one of entry.spellings) {
    const rank = rankOf(one, query, isTitle);
    if (rank < best.rank || (rank === best.rank && one.text === name)) {
      Object.assign(best, { text: one.text, rank });
    }
  }
  const also = isTitle || best.text === name ? "" : best.text;
  return { entry, name, also, rank: best.rank };
};

/**
 * The entries that match a text, the best first; among equals countries and minerals before
 * agreements, and those found by the name that is shown before the others.
 */
export const suggest = (entries: Entry[], text: string, lang: string, most = 8): Suggestion[] => {
  const query = fold(text);
  if (!query) return [];
  return entries
    .map((entry) => suggestionOf(entry, query, lang))
    .filter(({ rank }) => rank < NONE)
    .sort((a, b) => a.rank - b.rank
      || Number(a.entry.kind === "agreement") - Number(b.entry.kind === "agreement")
      || Number(Boolean(a.also)) - Number(Boolean(b.also))
      || (fold(a.name) < fold(b.name) ? -1 : 1))
    .slice(0, most);
};

/**
 * The one suggestion that is named in full, if it is the only one. The beginning of a name is not
 * enough: the file does not hold the countries that cannot be chosen, as Niger beside Nigeria.
 */
export const namedInFull = (suggestions: Suggestion[]): Suggestion | undefined => {
  const exact = suggestions.filter(({ rank }) => rank === EXACT);
  return exact.length === 1 ? exact[0] : undefined;
};
