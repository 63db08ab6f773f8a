// The part of the map that is seen: wheel, drag, pinch, double click and keys, by d3-zoom.
import { select, type Selection } from "d3-selection";
import "d3-transition";
import { zoom, zoomIdentity, zoomTransform, type ZoomTransform } from "d3-zoom";

export interface Size {
  /** The room of the map in its own units: what is left of it and above it is empty. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** Units of the map in a CSS pixel. */
  unit: number;
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const MOST_ZOOM = 24;
const STEP = 1.6;
const PAN = 60;
const FLIGHT_MS = 450;
const SCROLLING_MS = 350;
const LAST_PIXEL = 999;
const isStill = (): boolean => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Camera {
  readonly #svg: Selection<SVGSVGElement, unknown, null, undefined>;
  readonly #zoom = zoom<SVGSVGElement, unknown>();
  #size: Size;
  #scrolledAt = -SCROLLING_MS;
  readonly #stop = new AbortController();

  constructor(
    readonly svg: SVGSVGElement,
    onMove: (transform: ZoomTransform) => void,
    onRest: (byReader: boolean) => void,
  ) {
    this.#svg = select(svg);
    this.#size = this.#measure();
    this.#zoom
      .scaleExtent([1, MOST_ZOOM])
      .clickDistance(5)
      .touchable(false)
      .filter((event: MouseEvent) => this.#accepts(event))
      .on("zoom", ({ transform }) => onMove(transform))
      .on("end", ({ sourceEvent }) => onRest(Boolean(sourceEvent)));
    this.#bound();
    this.#svg.call(this.#zoom);
    this.#listen();
  }

  get size(): Size {
    return this.#size;
  }

  get transform(): ZoomTransform {
    return zoomTransform(this.svg);
  }

  /** Look again at how large the map is; true if that has changed. */
  resize(): boolean {
    const before = this.#size;
    this.#size = this.#measure();
    this.#bound();
    return before.unit !== this.#size.unit || before.height !== this.#size.height;
  }

  zoomIn(): void {
    this.#zoom.scaleBy(this.#moving(), STEP);
  }

  zoomOut(): void {
    this.#zoom.scaleBy(this.#moving(), 1 / STEP);
  }

  showAll(): void {
    this.#zoom.transform(this.#moving(), zoomIdentity);
  }

  /** Fly to a rectangle of the map, or go there at once. */
  show({ x, y, width, height }: Rectangle, atOnce = false): void {
    const { left, top, width: room, height: high } = this.#size;
    const scale = Math.min(Math.max(Math.min(room / width, high / height), 1), MOST_ZOOM);
    const center = zoomIdentity
      .translate(left + room / 2, top + high / 2)
      .scale(scale)
      .translate(-(x + width / 2), -(y + height / 2));
    this.#zoom.transform(atOnce ? this.#svg : this.#moving(), center);
  }

  /** Go to a zoom and a center as an address says them; false where it says none. */
  goTo(place: string): boolean {
    const [scale, x, y] = place.split(",").map(Number);
    if (!scale || x === undefined || y === undefined) return false;
    const { width, height } = this.#size;
    const seen = { width: width / scale, height: height / scale };
    this.show({ x: 2 * x - seen.width / 2, y: 2 * y - seen.height / 2, ...seen }, true);
    return true;
  }

  /** The zoom and the center as they stand in an address, on a map 1000 wide; "" for all of it. */
  get place(): string {
    const { left, top, width, height } = this.#size;
    const center = this.transform.invert([left + width / 2, top + height / 2]);
    const whole = center.map((at) => Math.min(Math.max(Math.round(at / 2), 0), LAST_PIXEL));
    return this.transform.k <= 1.01 ? "" : [this.transform.k.toFixed(2), ...whole].join();
  }

  /** Move the map so that a place of it is seen with some room around it. */
  reveal(x: number, y: number): void {
    const { left, top, width, height, unit } = this.#size;
    const [seenX, seenY] = this.transform.apply([x, y]);
    const edge = 30 * unit;
    const outside = seenX < left + edge || seenX > left + width - edge
      || seenY < top + edge || seenY > top + height - edge;
    if (outside) this.#zoom.translateTo(this.#moving(), x, y);
  }

  /** Zoom or pan by a key; true if the key was one of the map's. */
  press(key: string): boolean {
    const act = this.#keys[key];
    act?.();
    return act !== undefined;
  }

  remove(): void {
    this.#stop.abort();
    this.#svg.on(".zoom", null);
  }

  readonly #keys: Record<string, () => void> = {
    "+": () => this.zoomIn(),
    "=": () => this.zoomIn(),
    "-": () => this.zoomOut(),
    "0": () => this.showAll(),
    ArrowLeft: () => this.#pan(PAN, 0),
    ArrowRight: () => this.#pan(-PAN, 0),
    ArrowUp: () => this.#pan(0, PAN),
    ArrowDown: () => this.#pan(0, -PAN),
  };

  #pan(x: number, y: number): void {
    const by = this.#size.unit / this.transform.k;
    this.#zoom.translateBy(this.#svg, x * by, y * by);
  }

  #moving() {
    return this.#svg.transition().duration(isStill() ? 0 : FLIGHT_MS);
  }

  #measure(): Size {
    const { clientWidth, clientHeight } = this.svg;
    const { width, height } = this.svg.viewBox.baseVal;
    const unit = Math.max(width / (clientWidth || width), height / (clientHeight || height));
    const room = { width: (clientWidth || width) * unit, height: (clientHeight || height) * unit };
    return { left: (width - room.width) / 2, top: (height - room.height) / 2, unit, ...room };
  }

  #bound(): void {
    const { left, top, width, height } = this.#size;
    const corners: [[number, number], [number, number]] = [[left, top], [left + width, top + height]];
    this.#zoom.extent(corners).translateExtent(corners);
  }

  // A page that is being scrolled goes on; at the whole map a wheel that zooms out is the page's.
  #accepts(event: MouseEvent): boolean {
    if (event.type !== "wheel") return !event.ctrlKey && !event.button;
    const isZoomedOut = this.transform.k <= 1 && (event as WheelEvent).deltaY > 0;
    return !isZoomedOut && performance.now() - this.#scrolledAt > SCROLLING_MS;
  }

  #listen(): void {
    const { signal } = this.#stop;
    const scrolled = (): void => { this.#scrolledAt = performance.now(); };
    window.addEventListener("scroll", scrolled, { signal, capture: true, passive: true });
    this.#listenToPinches(signal);
  }

  // Two fingers zoom and pan; one finger scrolls the page (d3-zoom would take both).
  #listenToPinches(signal: AbortSignal): void {
    let before: Pinch | null = null;
    const start = (event: TouchEvent): void => {
      before = event.touches.length === 2 ? pinchOf(event, this.svg) : null;
      if (before) event.preventDefault();
    };
    const move = (event: TouchEvent): void => {
      if (!before || event.touches.length !== 2) return;
      event.preventDefault();
      const now = pinchOf(event, this.svg);
      const { k, x, y } = this.transform;
      const factor = Math.min(Math.max((k * now.apart) / before.apart, 1), MOST_ZOOM) / k;
      const moved = zoomIdentity
        .translate(now.x - factor * (before.x - x), now.y - factor * (before.y - y))
        .scale(k * factor);
      const { left, top, width, height } = this.#size;
      const corners: [[number, number], [number, number]] = [[left, top], [left + width, top + height]];
      this.#zoom.transform(this.#svg, this.#zoom.constrain()(moved, corners, corners));
      before = now;
    };
    const active = { signal, passive: false };
    this.svg.addEventListener("touchstart", start, active);
    this.svg.addEventListener("touchmove", move, active);
    this.svg.addEventListener("touchend", start, active);
  }
}

interface Pinch {
  x: number;
  y: number;
  apart: number;
}

const pinchOf = (event: TouchEvent, svg: SVGSVGElement): Pinch => {
  const [one, other] = [event.touches[0] as Touch, event.touches[1] as Touch];
  const middle = new DOMPoint((one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
  const { x, y } = middle.matrixTransform(svg.getScreenCTM()?.inverse());
  return { x, y, apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) };
};
