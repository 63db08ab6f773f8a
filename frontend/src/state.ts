// What of the view the map shows and changes, each as it stands in an address.
import type { Rectangle } from "./camera";

export interface State {
  partner: string;
  asof: string;
  status: string;
  region: string;
  zoom: string;
  outline: string;
  projection: string;
}

/** The view that the server wrote into an element. */
export const stateOf = ({ dataset }: HTMLElement): State => {
  const {
    partner = "", asof = "", status = "", region = "", zoom = "", outline = "", projection = "",
  } = dataset;
  return { partner, asof, status, region, zoom, outline, projection };
};

/**
 * What of a view is new to the map. What only says again what was sent from here is not: it is older
 * than what the reader does now.
 */
export const changesIn = (given: State, before: State, sent: State): Partial<State> =>
  Object.fromEntries(
    (Object.keys(given) as (keyof State)[])
      .filter((key) => given[key] !== before[key] && given[key] !== sent[key])
      .map((key) => [key, given[key]]),
  );

/** The statuses that are chosen; none means all. */
export const statusesOf = (state: State): ReadonlySet<string> =>
  new Set(state.status.split(",").filter(Boolean));

/** A part of the map, from its corner and its size; null where there is none. */
export const rectangle = (text: string): Rectangle | null => {
  const [x, y, width, height] = text.split(",").map(Number);
  return x === undefined || y === undefined || !width || !height ? null : { x, y, width, height };
};

/** The address of the page, with one key of its query changed. */
export const addressWith = (key: string, value: string): string => {
  const address = new URL(window.location.href);
  address.searchParams.set(key, value);
  return address.href;
};
