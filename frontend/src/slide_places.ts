// Places in a list that is put in order, from 0.

/** A list with one item elsewhere. */
export const moved = <T>(items: readonly T[], from: number, to: number): T[] => {
  const others = items.filter((_, at) => at !== from);
  return [...others.slice(0, to), items[from] as T, ...others.slice(to)];
};

/** Where an item that is dragged belongs: past each neighbor whose middle the pointer has passed. */
export const placeAt = (
  boxes: readonly { top: number; bottom: number }[], from: number, y: number,
): number => {
  const isAbove = ({ top, bottom }: { top: number; bottom: number }): boolean => (top + bottom) / 2 < y;
  return boxes.filter((box, at) => at !== from && isAbove(box)).length;
};

/** Where a key takes an item; null for a key that moves nothing. */
export const placeByKey = (key: string, from: number, count: number): number | null => {
  const places: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(from - 1, 0), ArrowDown: Math.min(from + 1, count - 1), Home: 0, End: count - 1,
  };
  return places[key] ?? null;
};
