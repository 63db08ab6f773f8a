// The part of the map that is seen: where it opens, and what of it the address keeps.
import type { ZoomTransform } from "d3-zoom";
import { Camera, type Size } from "./camera";
import { rectangle } from "./state";

export type Zoom = "in" | "out" | "whole";

const NARROW_PX = 640;
const RESIZE_MS = 100;
const RESTS_MS = 500;

export class View {
  readonly #camera: Camera;
  #restTimer = 0;
  #resizeTimer = 0;
  #hasOpened = false;
  /** Whether what moves the map now is the reader. */
  #isByReader = false;
  /** The part that it opened on by itself: no address says it. */
  #opened = "";

  /**
   * @param filled On a phone the map opens on this part of it.
   * @param onMove The map has moved, or has another size.
   * @param onRest The reader has moved it, and it rests: the part as an address says it.
   */
  constructor(
    svg: SVGSVGElement,
    readonly filled: string,
    readonly onMove: (isResized: boolean) => void,
    readonly onRest: (place: string) => void,
  ) {
    this.#camera = new Camera(svg, () => onMove(false),
      (byReader) => { if (byReader || this.#isByReader) this.#rest(); });
  }

  get size(): Size {
    return this.#camera.size;
  }

  get transform(): ZoomTransform {
    return this.#camera.transform;
  }

  /** Open on a part of the map, or else on a region; fly there if it is open already. */
  open(place: string, region: string): void {
    this.#isByReader = false;
    const part = rectangle(region);
    const isAsked = this.#camera.goTo(place);
    if (!isAsked && part) this.#camera.show(part, !this.#hasOpened);
    else if (!isAsked && this.#hasOpened) this.#camera.showAll();
    else if (!isAsked) this.#openFilledPart();
    this.#hasOpened = true;
  }

  // On a phone the whole world is a stripe: the map opens on where the signers are.
  #openFilledPart(): void {
    const part = rectangle(this.filled);
    // By the window: a box that is not laid out yet is narrow everywhere.
    if (part && window.innerWidth <= NARROW_PX) this.#camera.show(part, true);
    else this.onMove(false);
    this.#opened = this.#camera.place;
  }

  zoom(act: Zoom): void {
    if (act === "in") this.#camera.zoomIn();
    else if (act === "out") this.#camera.zoomOut();
    else this.#camera.showAll();
    this.#fly();
  }

  /** Zoom or pan by a key; true if the key was one of the map's. */
  press(key: string): boolean {
    const isOurs = this.#camera.press(key);
    if (isOurs) this.#fly();
    return isOurs;
  }

  /** Move a place into sight. */
  reveal(x: number, y: number): void {
    this.#isByReader = false;
    this.#camera.reveal(x, y);
  }

  resize(): void {
    window.clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(() => this.resizeNow(), RESIZE_MS);
  }

  resizeNow(): void {
    if (this.#camera.resize()) this.onMove(true);
  }

  remove(): void {
    window.clearTimeout(this.#restTimer);
    window.clearTimeout(this.#resizeTimer);
    this.#camera.remove();
  }

  // Where it arrives counts, however long the flight takes: a slow machine was still on its way.
  #fly(): void {
    this.#isByReader = true;
    this.#rest();
  }

  #rest(): void {
    window.clearTimeout(this.#restTimer);
    this.#restTimer = window.setTimeout(() => {
      const { place } = this.#camera;
      this.onRest(place === this.#opened ? "" : place);
    }, RESTS_MS);
  }
}
