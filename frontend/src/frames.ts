// What of the map moves with the date, as `views/map/frames.py` makes it: read, never changed.

export interface Entry {
  labels: string[];
  counts: number[];
}

export interface Frames {
  starts: string[];
  titles: string[];
  attended: string[];
  summaries: string[];
  legends: string[];
  entries: Record<string, Entry>;
  classes: string[];
  marks: Record<string, string>;
  names: Record<string, string>;
  tips: Record<string, string[][]>;
  tipsAt: Record<string, string>;
  outlines: Record<string, string>;
  days: { first: string; written: string[] };
}

export const LAND = "land";
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DAY_MS = 86_400_000;

/** Fetch the frames of a view. */
export const fetchFrames = async (address: string): Promise<Frames> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return (await answer.json()) as Frames;
};

/** The frame that holds on a day: the last that starts on it or before. */
export const frameOn = (frames: Frames, day: string): number => {
  let low = 0;
  let high = frames.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frames.starts[middle] as string) <= day) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
};

const digitAt = (text: string | undefined, place: number): number =>
  text === undefined ? 0 : DIGITS.indexOf(text.charAt(place));

/** The class of a country in a frame; of statuses only those that are chosen, if any are. */
export const classOf = (
  frames: Frames, code: string, frame: number, statuses: ReadonlySet<string>,
): string => {
  const name = frames.classes[digitAt(frames.marks[code], frame)] ?? LAND;
  return statuses.size > 0 && name in frames.entries && !statuses.has(name) ? LAND : name;
};

/** The lines below the name of a country in a frame. */
export const linesOf = (frames: Frames, code: string, frame: number): string[] =>
  frames.tips[code]?.[digitAt(frames.tipsAt[code], frame)] ?? [];

/** The title of a frame on one of its days. */
export const titleOn = (frames: Frames, frame: number, day: string): string =>
  (frames.titles[frame] ?? "").replace("{day}", writtenDay(frames, day));

/** How a day is written in the language of the page. */
export const writtenDay = (frames: Frames, day: string): string =>
  frames.days.written[daysBetween(frames.days.first, day)] ?? day;

/** Whole days from one day to another, both as ISO 8601. */
export const daysBetween = (first: string, day: string): number =>
  Math.round((Date.parse(day) - Date.parse(first)) / DAY_MS);

/** The day so many days after another. */
export const dayAfter = (first: string, days: number): string =>
  new Date(Date.parse(first) + days * DAY_MS).toISOString().slice(0, 10);
