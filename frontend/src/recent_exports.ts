// The last exports of this browser, as they are kept: which view, and what it was called. What is read
// back may have been written by anybody, and is taken only where it is nothing but that.

export interface Export {
  address: string;
  chart: string;
  size: string;
  format: string;
  day: string;
}

export const MOST_EXPORTS = 5;
const LONGEST_ADDRESS = 4000;
const LONGEST_WORDS = 80;
const KEPT = "atlas-exports";

const areWords = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= LONGEST_WORDS;

// A view of the Export page and nothing else: no other page, no other server, no fragment.
const isAddress = (value: unknown): value is string =>
  typeof value === "string" && value.length <= LONGEST_ADDRESS && /^\/export\?[^\s#\\<>"]+$/.test(value);

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

const asExport = (value: unknown): Export[] => {
  if (typeof value !== "object" || value === null) return [];
  const { address, chart, size, format, day } = value as Record<string, unknown>;
  if (!isAddress(address) || !isDay(day)) return [];
  if (!areWords(chart) || !areWords(size) || !areWords(format)) return [];
  return [{ address, chart, size, format, day }];
};

// The exports that a text holds, the last first; none where it is anything else.
export const exportsOf = (text: string): Export[] => {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values.flatMap(asExport).slice(0, MOST_EXPORTS) : [];
  } catch {
    return [];
  }
};

// One more on top; the same view in the same format stands once.
export const withExport = (kept: Export[], one: Export): Export[] => {
  const others = kept.filter(({ address, format }) => address !== one.address || format !== one.format);
  return [...asExport(one), ...others].slice(0, MOST_EXPORTS);
};

// The day of this reader's calendar.
export const dayOf = (now: Date): string => {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part, place) => String(part).padStart(place ? 2 : 4, "0")).join("-");
};

// None where the browser refuses to keep anything.
export const keptExports = (): Export[] => {
  try {
    return exportsOf(window.localStorage.getItem(KEPT) ?? "");
  } catch {
    return [];
  }
};

export const keepExports = (list: Export[]): void => {
  try {
    if (list.length) window.localStorage.setItem(KEPT, JSON.stringify(list));
    else window.localStorage.removeItem(KEPT);
  } catch {
    // The export itself does not depend on it.
  }
};
