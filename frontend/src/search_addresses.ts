// Where a choice in the search leads: the page of a country, a mineral or an agreement, with what
// pages share.

import type { Entry, Kind } from "./search_matching";

const SHARED = ["asof", "worldview", "theme", "lang"];

// The page of each kind, and the key of its query that names what is shown.
const PAGES: Record<Kind, [string, string]> = {
  country: ["/partners", "partner"],
  mineral: ["/minerals", "commodity"],
  agreement: ["/agreements", "agreement"],
};

const withQuery = (path: string, query: URLSearchParams): string => {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
};

const shared = (search: string): [string, string][] =>
  [...new URLSearchParams(search)].filter(([key]) => SHARED.includes(key));

/** Whether a choice of this kind is made on the page itself: a country on the map. */
export const isChosenHere = (entry: Entry, path: string): boolean =>
  entry.kind === "country" && path === "/";

/** The address of a choice: on the map the same view, elsewhere a page of its own. */
export const addressOf = (entry: Entry, { pathname, search }: Location | URL): string => {
  if (isChosenHere(entry, pathname)) {
    const query = new URLSearchParams(search);
    query.set("partner", entry.code);
    return withQuery("/", query);
  }
  const [path, key] = PAGES[entry.kind];
  return withQuery(path, new URLSearchParams([[key, entry.code], ...shared(search)]));
};

/** The address of the page that looks for a text. */
export const searchAddress = (text: string, { search }: Location | URL): string =>
  withQuery("/search", new URLSearchParams([["q", text], ...shared(search)]));
