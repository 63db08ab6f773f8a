// The map that the server drew, recolored, outlined and labeled in place.
import type { ZoomTransform } from "d3-zoom";
import type { Size } from "./camera";
import { classOf, LAND, type Frames } from "./frames";
import { Ground } from "./ground";
import { placeLabels, type Box, type Named, type ShareOnOthers } from "./labels";
import { writeText } from "./text";

const SVG = "http://www.w3.org/2000/svg";
const DOT_PX = 4.5;
const RING_PX = 7;
const INNER_PX = 3.4;
const LABEL_PX = 12;
/** Of a line of labels, in sizes of their type. */
const LINE = 14 / 12;
/** Labels of what is plain land come with zoom, which makes room for them. */
const EVERYTHING_FROM = 3;
/** Whose names stand in any case: they are what the map says. */
const KEPT = ["signed_at_ministerial", "binding"];

interface Place {
  code: string;
  x: number;
  y: number;
  rank: number;
  symbol: SVGCircleElement | null;
  /** Where a symbol belongs that stands elsewhere at world scale, for room. */
  home: { x: number; y: number };
}

const numbers = (text: string | undefined): [number, number] => {
  const [x = 0, y = 0] = (text ?? "").split(",").map(Number);
  return [x, y];
};

export class Drawing {
  readonly #world: SVGGElement;
  readonly #labels: SVGGElement;
  readonly #chosen: SVGPathElement;
  readonly #shapes = new Map<string, SVGElement[]>();
  readonly #places = new Map<string, Place>();
  readonly #ruler = document.createElement("canvas").getContext("2d");
  readonly #widths = new Map<string, number>();
  readonly #texts = new Map<string, SVGTextElement>();
  readonly #names = new Map<string, string>();
  #ground: Ground | null = null;
  /** The style sheet says how large labels are: on a slide larger than on a page. */
  #labelPx = LABEL_PX;
  #sized: Size | null = null;
  readonly #hatches: SVGPatternElement[];

  constructor(readonly svg: SVGSVGElement) {
    this.#world = svg.querySelector(".world") as SVGGElement;
    this.#chosen = svg.querySelector(".chosen") as SVGPathElement;
    this.#labels = document.createElementNS(SVG, "g");
    this.#labels.setAttribute("class", "labels");
    this.#labels.setAttribute("aria-hidden", "true");
    this.#world.querySelector(".labels")?.remove();
    svg.append(this.#labels);
    this.#hatches = [...svg.querySelectorAll<SVGPatternElement>("pattern")];
    this.#readShapes();
  }

  #readShapes(): void {
    for (const shape of this.#world.querySelectorAll<SVGElement>("[id^=shape-]")) {
      const code = shape.id.slice("shape-".length);
      this.#shapes.set(code, [shape]);
      const title = shape.querySelector("title")?.textContent;
      if (title) this.#names.set(code, title);
    }
    for (const place of this.#world.querySelectorAll<SVGElement>("[data-at]")) {
      const code = place.dataset.code ?? "";
      const symbol = place.querySelector("circle");
      const [x, y] = numbers(place.dataset.at);
      const [homeX, homeY] = place.dataset.home ? numbers(place.dataset.home) : [x, y];
      if (symbol) this.#shapes.set(code, [...(this.#shapes.get(code) ?? []), symbol]);
      if (this.#places.has(code) && !symbol) continue;
      const rank = Number(place.dataset.rank ?? 1000);
      this.#places.set(code, { code, x, y, rank, symbol, home: { x: homeX, y: homeY } });
    }
  }

  /** Where a country is, in units of the map. */
  placeOf(code: string): { x: number; y: number } | undefined {
    return this.#places.get(code);
  }

  nameOf(code: string, frames: Frames | null): string {
    return frames?.names[code] ?? this.#names.get(code) ?? code;
  }

  paint(frames: Frames, frame: number, statuses: ReadonlySet<string>): void {
    for (const [code, shapes] of this.#shapes) {
      const name = classOf(frames, code, frame, statuses);
      for (const shape of shapes) this.#color(shape, name);
    }
  }

  // Disputed areas have nobody's color, whatever the date.
  #color(shape: SVGElement, name: string): void {
    if (shape.classList.contains("neutral")) return;
    const symbol = ["ring", "dot", "inner"].filter((one) => shape.classList.contains(one));
    const value = [...symbol, name].join(" ");
    set(shape, "class", value);
  }

  /** Mark who is chosen: by its outline, that of its members, or its dot. */
  outline(code: string, frames: Frames | null): void {
    const shape = this.svg.querySelector(`#shape-${CSS.escape(code)}`);
    const path = frames?.outlines[code] ?? shape?.getAttribute("d") ?? "";
    set(this.#chosen, "d", path);
    for (const [other, place] of this.#places) {
      place.symbol?.parentElement?.classList.toggle("is-chosen", other === code);
    }
  }

  /** Move the world; symbols and labels keep their size. */
  move(transform: ZoomTransform, size: Size): void {
    this.#world.setAttribute("transform", transform.toString());
    const unit = size.unit / transform.k;
    for (const hatch of this.#hatches) {
      hatch.setAttribute("patternTransform", `rotate(45) scale(${1 / transform.k})`);
    }
    for (const { symbol, home, x, y } of this.#places.values()) {
      if (!symbol) continue;
      const at = { x: home.x + (x - home.x) / transform.k, y: home.y + (y - home.y) / transform.k };
      symbol.setAttribute("cx", String(at.x));
      symbol.setAttribute("cy", String(at.y));
      symbol.setAttribute("r", String(this.#radiusOf(symbol) * unit));
      this.#lead(symbol, home, at);
    }
  }

  // Belgium's dot stands inside the Commission's ring.
  #radiusOf(symbol: SVGCircleElement): number {
    if (symbol.classList.contains("ring")) return RING_PX;
    return symbol.classList.contains("inner") ? INNER_PX : DOT_PX;
  }

  #lead(symbol: SVGCircleElement, home: { x: number; y: number }, at: { x: number; y: number }): void {
    const leader = symbol.parentElement?.querySelector(".leader");
    leader?.setAttribute("d", `M${home.x} ${home.y}L${at.x} ${at.y}`);
  }

  /** Name what there is room to name. */
  label(frames: Frames, frame: number, statuses: ReadonlySet<string>, chosen: string,
    transform: ZoomTransform, size: Size): void {
    if (size !== this.#sized) this.#readLabelSize(size);
    const inPixels = (x: number, y: number): [number, number] => {
      const [seenX, seenY] = transform.apply([x, y]);
      return [(seenX - size.left) / size.unit, (seenY - size.top) / size.unit];
    };
    const inUnits = ({ left, top, right, bottom }: Box): Box => {
      const [x0, y0] = transform.invert([size.left + left * size.unit, size.top + top * size.unit]);
      const [x1, y1] = transform.invert([size.left + right * size.unit, size.top + bottom * size.unit]);
      return { left: x0, top: y0, right: x1, bottom: y1 };
    };
    const marked = new Set<string>();
    // The Commission has no ground of its own: its name stands on its members.
    const shareOnOthers: ShareOnOthers = (code, box) => this.#places.get(code)?.symbol?.classList.contains("ring")
      ? 0
      : this.#groundOf().shareOn(inUnits(box), marked, code);
    const named: Named[] = [];
    const taken: Box[] = [];
    for (const place of this.#places.values()) {
      const { symbol, code } = place;
      const [x, y] = symbol
        ? inPixels(Number(symbol.getAttribute("cx")), Number(symbol.getAttribute("cy")))
        : inPixels(place.x, place.y);
      const clear = symbol ? this.#radiusOf(symbol) : 0;
      if (clear) taken.push({ left: x - clear, right: x + clear, top: y - clear, bottom: y + clear });
      const kind = classOf(frames, code, frame, statuses);
      const isMarked = kind !== LAND;
      if (isMarked || code === chosen) marked.add(code);
      if (!isMarked && code !== chosen && transform.k < EVERYTHING_FROM) continue;
      const rank = code === chosen ? -1 : place.rank + (isMarked ? 0 : 1000);
      const width = this.#widthOf(this.nameOf(code, frames));
      named.push({ code, x, y, rank, clear, width, isKept: KEPT.includes(kind) });
    }
    const room = { left: 0, top: 0, right: size.width / size.unit, bottom: size.height / size.unit };
    this.#write(placeLabels(named, room, taken, LINE * this.#labelPx, shareOnOthers), frames, size);
  }

  #readLabelSize(size: Size): void {
    this.#sized = size;
    const px = Number.parseFloat(getComputedStyle(this.svg).fontSize) || LABEL_PX;
    if (px !== this.#labelPx) this.#widths.clear();
    this.#labelPx = px;
  }

  #groundOf(): Ground {
    if (this.#ground) return this.#ground;
    const shapes = [...this.#world.querySelectorAll("path[id^=shape-]")];
    const paths = new Map(shapes.map((shape) =>
      [shape.id.slice("shape-".length), shape.getAttribute("d") ?? ""]));
    const { width, height } = this.svg.viewBox.baseVal;
    this.#ground = new Ground(paths, width, height);
    return this.#ground;
  }

  #write(labels: ReturnType<typeof placeLabels>, frames: Frames, size: Size): void {
    set(this.#labels, "font-size", String(this.#labelPx * size.unit));
    set(this.#labels, "style", `stroke-width:${(this.#labelPx / 4) * size.unit}`);
    const visible = new Set(labels.map(({ code }) => code));
    for (const [code, text] of this.#texts) {
      if (!visible.has(code)) set(text, "display", "none");
    }
    for (const { code, x, y, anchor } of labels) {
      const text = this.#texts.get(code) ?? this.#newText(code);
      const name = this.nameOf(code, frames);
      writeText(text, name);
      set(text, "display", "inline");
      set(text, "x", String(size.left + x * size.unit));
      set(text, "y", String(size.top + y * size.unit));
      set(text, "text-anchor", anchor);
    }
  }

  #newText(code: string): SVGTextElement {
    const text = document.createElementNS(SVG, "text");
    text.dataset.code = code;
    this.#texts.set(code, text);
    this.#labels.append(text);
    return text;
  }

  #widthOf(name: string): number {
    const known = this.#widths.get(name);
    if (known !== undefined) return known;
    if (this.#ruler) this.#ruler.font = `600 ${this.#labelPx}px ${getComputedStyle(this.svg).fontFamily}`;
    const width = this.#ruler?.measureText(name).width ?? name.length * this.#labelPx * 0.6;
    this.#widths.set(name, width);
    return width;
  }
}

// An attribute that is written is laid out again, also where it says the same.
const set = (element: Element, name: string, value: string): void => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};
