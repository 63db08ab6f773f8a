// Whose ground a place of the map is: a coarse grid, filled once from the shapes that are drawn.
import type { Box } from "./labels";

/** Side of a cell, in units of the map. */
const CELL = 2;
const COLUMNS = 12;
const LINES = 3;

const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const STARTS = 77;

/** Corners one after the other: x, y, x, y. */
type Ring = number[];

/**
 * The rings of a path as the server writes it: `M`, a place, then relative steps in whole units.
 * Read sign by sign: all shapes are 90 KB, and are read while somebody waits for the names.
 */
export const ringsOf = (path: string): Ring[] => {
  const rings: Ring[] = [];
  let ring: Ring = [];
  for (let at = 0; at < path.length;) {
    const sign = path.charCodeAt(at);
    if (sign === STARTS) rings.push(ring = []);
    if (sign !== MINUS && (sign < ZERO || sign > NINE)) {
      at++;
      continue;
    }
    let value = 0;
    if (sign === MINUS) at++;
    for (; path.charCodeAt(at) >= ZERO && path.charCodeAt(at) <= NINE; at++) {
      value = value * 10 + path.charCodeAt(at) - ZERO;
    }
    ring.push((sign === MINUS ? -value : value) + (ring[ring.length - 2] ?? 0));
  }
  return rings;
};

export class Ground {
  readonly #cells: Uint16Array;
  readonly #columns: number;
  readonly #rows: number;
  readonly #codes: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** @param paths Of every country, by its code; each is read when it is first asked for. */
  constructor(readonly paths: ReadonlyMap<string, string>, width: number, height: number) {
    this.#columns = Math.ceil(width / CELL);
    this.#rows = Math.ceil(height / CELL);
    this.#cells = new Uint16Array(this.#columns * this.#rows);
  }

  /** How much of a box, from 0 to 1, lies on the ground of some, by places spread over it. */
  shareOn(box: Box, codes: ReadonlySet<string>, except = ""): number {
    for (const code of codes) this.#read(code);
    const own = this.#numbers.get(except) ?? 0;
    const [wide, high] = [(box.right - box.left) / COLUMNS, (box.bottom - box.top) / LINES];
    let found = 0;
    for (let column = 0; column < COLUMNS; column++) {
      for (let line = 0; line < LINES; line++) {
        const owner = this.#ownerAt(box.left + (column + 0.5) * wide, box.top + (line + 0.5) * high);
        if (owner && owner !== own && codes.has(this.#codes[owner - 1] ?? "")) found++;
      }
    }
    return found / (COLUMNS * LINES);
  }

  #ownerAt(x: number, y: number): number {
    const [column, row] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    const isOutside = column < 0 || row < 0 || column >= this.#columns || row >= this.#rows;
    return isOutside ? 0 : this.#cells[row * this.#columns + column] ?? 0;
  }

  #read(code: string): void {
    if (this.#numbers.has(code)) return;
    this.#numbers.set(code, this.#codes.push(code));
    this.#fill(this.#codes.length, ringsOf(this.paths.get(code) ?? ""));
  }

  // Between each two crossings of a row's middle line is ground: so holes stay open.
  #fill(owner: number, rings: Ring[]): void {
    const crossings = new Map<number, number[]>();
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        const last = at || ring.length;
        this.#cross(ring[last - 2] ?? 0, ring[last - 1] ?? 0, ring[at] ?? 0, ring[at + 1] ?? 0, crossings);
      }
    }
    for (const [row, found] of crossings) {
      found.sort((one, other) => one - other);
      const start = row * this.#columns;
      for (let at = 0; at + 1 < found.length; at += 2) {
        const to = Math.min(Math.round((found[at + 1] ?? 0) / CELL), this.#columns);
        this.#cells.fill(owner, start + Math.round((found[at] ?? 0) / CELL), start + to);
      }
    }
  }

  #cross(x0: number, y0: number, x1: number, y1: number, found: Map<number, number[]>): void {
    const first = Math.max(Math.ceil(Math.min(y0, y1) / CELL - 0.5), 0);
    const last = Math.min(Math.ceil(Math.max(y0, y1) / CELL - 0.5), this.#rows);
    for (let row = first; row < last; row++) {
      const x = x0 + ((x1 - x0) * ((row + 0.5) * CELL - y0)) / (y1 - y0);
      const known = found.get(row);
      if (known) known.push(x);
      else found.set(row, [x]);
    }
  }
}
