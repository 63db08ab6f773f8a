// Where names stand on the map: those that matter most first, none over another.

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Named {
  code: string;
  /** Its place in pixels. */
  x: number;
  y: number;
  /** 0 for what matters most. */
  rank: number;
  width: number;
  /** Pixels to keep clear of the place itself: the radius of a dot, or 0 for an area. */
  clear: number;
  /** Whether it stands even where all its places are mostly on others who are marked. */
  isKept?: boolean;
}

export interface Label {
  code: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

const GAP = 2;
/** Of a name's box on the ground of others who are marked: there it would be read as theirs. */
const MOST_ON_OTHERS = 0.5;

/** How much of a box, from 0 to 1, lies on the ground of others than a country who are marked. */
export type ShareOnOthers = (code: string, box: Box) => number;

const overlaps = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const within = (one: Box, outer: Box): boolean =>
  one.left >= outer.left && one.right <= outer.right && one.top >= outer.top && one.bottom <= outer.bottom;

const boxOf = (label: Label, width: number, height: number): Box => {
  const start = { start: 0, middle: width / 2, end: width }[label.anchor];
  return {
    left: label.x - start - GAP,
    right: label.x - start + width + GAP,
    top: label.y - height / 2,
    bottom: label.y + height / 2,
  };
};

/** Where a name may stand, the best first: on an area; beside, over or under a dot. */
const placesOf = ({ code, x, y, clear }: Named, height: number): Label[] => {
  const beside = Math.max(clear, 1) + 3;
  const apart = Math.max(clear, 1) + height / 2;
  const around: Label[] = [
    { code, x: x + beside, y, anchor: "start" },
    { code, x: x - beside, y, anchor: "end" },
    { code, x, y: y - apart, anchor: "middle" },
    { code, x, y: y + apart, anchor: "middle" },
    { code, x: x + beside * 0.7, y: y - apart, anchor: "start" },
    { code, x: x - beside * 0.7, y: y - apart, anchor: "end" },
    { code, x: x + beside * 0.7, y: y + apart, anchor: "start" },
    { code, x: x - beside * 0.7, y: y + apart, anchor: "end" },
  ];
  return clear > 0 ? around : [{ code, x, y, anchor: "middle" }, ...around];
};

/**
 * Labels for as many names as there is room for.
 *
 * @param names What could be labeled; those of a lower rank come first.
 * @param room Inside which a label has to stand.
 * @param taken What no label may cover: dots.
 * @param height Of a line, in pixels.
 * @param shareOnOthers No name stands mostly on others.
 */
export const placeLabels = (
  names: Named[], room: Box, taken: Box[], height: number, shareOnOthers: ShareOnOthers = () => 0,
): Label[] => {
  const used = [...taken];
  const placed: Label[] = [];
  for (const named of [...names].sort((one, other) => one.rank - other.rank)) {
    const free = placesOf(named, height)
      .map((label) => ({ label, box: boxOf(label, named.width, height) }))
      .filter(({ box }) => within(box, room) && !used.some((other) => overlaps(box, other)));
    const chosen = free.find(({ box }) => shareOnOthers(named.code, box) <= MOST_ON_OTHERS)
      ?? (named.isKept ? free[0] : undefined);
    if (!chosen) continue;
    used.push(chosen.box);
    placed.push(chosen.label);
  }
  return placed;
};
