// The stage of the map: what the server drew comes alive where it stands, before Streamlit is there.
import { Drawing } from "./drawing";
import { dayAfter, daysBetween, fetchFrames, frameOn, linesOf, type Frames } from "./frames";
import { Replay } from "./replay";
import { addressWith, changesIn, stateOf, statusesOf, type State } from "./state";
import { Tip } from "./tip";
import { View } from "./view";
import { lookForWebGL } from "./webgl";
import { Words, type Step } from "./words";

/** Takes a change to the server. */
export type Send = (state: State) => void;

export class Stage {
  #frames: Frames | null = null;
  #state: State;
  /** What the server last said of the view, and what was last sent to it. */
  #given: State;
  #sent: State;
  #framesAddress = "";
  #loading: Promise<void> = Promise.resolve();
  #send: Send | null = null;
  #labeling = 0;
  readonly box: HTMLElement;
  readonly view: View;
  readonly tip: Tip;
  readonly #drawing: Drawing;
  readonly #words: Words;
  readonly #replay: Replay;
  readonly #stop = new AbortController();

  constructor(readonly root: HTMLElement) {
    const svg = root.querySelector("svg.atlas-map:not(.atlas-key)") as SVGSVGElement;
    this.box = root.querySelector(".atlas-map-box") as HTMLElement;
    this.#state = stateOf(root);
    this.#given = { ...this.#state };
    this.#sent = { ...this.#state };
    this.#drawing = new Drawing(svg);
    this.#words = new Words(root);
    this.tip = new Tip(root.querySelector(".atlas-tip") as HTMLElement, this.box);
    this.#replay = new Replay((days) => this.#showDay(this.#dayAt(days)), () => this.settle());
    this.view = new View(svg, root.dataset.filled ?? "", (isResized) => this.#moved(isResized),
      (zoom) => { if (zoom !== this.#state.zoom) this.#change({ zoom }); });
    this.#showProjection();
    this.view.open(this.#state.zoom, this.#state.region);
    this.#reveal();
    void this.load(root.dataset.frames ?? "");
  }

  /** Ends with the stage. */
  get signal(): AbortSignal { return this.#stop.signal; }

  /** Fetch the frames of a view, and show them. */
  load(address: string): Promise<void> {
    if (address !== this.#framesAddress) {
      this.#framesAddress = address;
      this.#loading = this.#fetchFrames(address);
    }
    return this.#loading;
  }

  // Without them the map stays as it was drawn, and they are asked for again with the next view.
  async #fetchFrames(address: string): Promise<void> {
    try {
      const frames = await fetchFrames(address);
      if (address !== this.#framesAddress) return;
      this.#frames = frames;
      this.#showFrame();
    } catch (error) {
      if (address === this.#framesAddress) this.#framesAddress = "";
      console.error("What moves on the map could not be loaded.", error);
    }
  }

  /** From now on changes go to the live page; before, links and forms load the page. */
  connect(send: Send): void {
    this.#send = send;
    this.root.classList.add("is-live");
    this.view.resizeNow();
  }

  get isLive(): boolean {
    return this.#send !== null;
  }

  /** Follow the theme of the live page, and what the map is in words. */
  show(theme: string, alt: string): void {
    this.#drawing.svg.setAttribute("aria-label", alt);
    for (const svg of this.root.querySelectorAll<SVGElement>("svg.atlas-map")) svg.dataset.theme = theme;
  }

  /** Take over what has changed in the view of the live page. */
  apply(given: State): void {
    const changes = changesIn(given, this.#given, this.#sent);
    const isNew = (...keys: (keyof State)[]): boolean => keys.some((key) => key in changes);
    this.#given = { ...given };
    this.#sent = { ...this.#sent, ...changes };
    this.#state = { ...this.#state, ...changes };
    this.#showProjection();
    if (isNew("asof")) this.pause();
    if (isNew("region", "zoom")) this.view.open(this.#state.zoom, this.#state.region);
    if (isNew("asof", "status")) this.#showFrame();
    else if (isNew("partner", "outline")) this.#showChosen();
  }

  remove(): void {
    this.#replay.stop();
    window.cancelAnimationFrame(this.#labeling);
    this.#send = null;
    this.#stop.abort();
    this.view.remove();
  }

  #change(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
    this.#sent = { ...this.#state };
    this.#send?.(this.#state);
  }

  // The style sheet shows the globe of the live page, or the flat map: that is here in any case.
  #showProjection(): void {
    this.root.dataset.projection = this.#state.projection;
    if (this.#state.projection === "globe") lookForWebGL();
  }

  #moved(isResized: boolean): void {
    this.#drawing.move(this.view.transform, this.view.size);
    this.#label();
    if (!isResized) this.tip.hide();
  }

  // --- what is seen on it ---

  #showFrame(): void {
    if (!this.#frames) return;
    const frame = frameOn(this.#frames, this.#state.asof);
    this.#drawing.paint(this.#frames, frame, statusesOf(this.#state));
    this.#words.show(this.#frames, this.#state);
    this.#showChosen();
  }

  #showChosen(): void {
    const { partner, outline } = this.#state;
    this.#drawing.outline(partner || outline, this.#frames);
    if (this.#replay.isPlaying) this.#labelSoon();
    else this.#label();
    if (this.#frames) this.#words.showChosen(this.#frames, this.#state);
  }

  // Colors and names together would hold up a slow machine for longer than a reader overlooks.
  #labelSoon(): void {
    window.cancelAnimationFrame(this.#labeling);
    this.#labeling = window.requestAnimationFrame(() => this.#label());
  }

  #label(): void {
    window.cancelAnimationFrame(this.#labeling);
    if (!this.#frames) return;
    this.#drawing.label(this.#frames, frameOn(this.#frames, this.#state.asof),
      statusesOf(this.#state), this.#state.partner, this.view.transform, this.view.size);
  }

  showTip(code: string, clientX: number, clientY: number): void {
    const lines = this.#frames
      ? linesOf(this.#frames, code, frameOn(this.#frames, this.#state.asof))
      : [];
    this.tip.show(this.#drawing.nameOf(code, this.#frames), lines, clientX, clientY);
  }

  #reveal(): void {
    for (const element of this.root.querySelectorAll<HTMLElement>(".needs-script[hidden]")) {
      element.hidden = false;
    }
    this.root.classList.add("is-moving");
  }

  // --- what a reader chooses ---

  choose(partner: string): void {
    this.#change({ partner });
    this.#showChosen();
  }

  /** Move a country into sight that is chosen, or reached by keys. */
  bringIntoSight(code: string): void {
    const place = this.#drawing.placeOf(code);
    if (place) this.view.reveal(place.x, place.y);
  }

  toggleStatus(status: string): void {
    const chosen = statusesOf(this.#state);
    const order = Object.keys(this.#frames?.entries ?? {});
    this.#change({ status: order.filter((one) => chosen.has(one) !== (one === status)).join() });
    this.#showFrame();
  }

  // --- the date ---

  #dayAt(days: number): string {
    return this.#frames ? dayAfter(this.#frames.days.first, days) : this.#state.asof;
  }

  // On most days nothing changes but the date.
  #showDay(day: string): void {
    if (day === this.#state.asof || !this.#frames) return;
    const before = frameOn(this.#frames, this.#state.asof);
    this.#state = { ...this.#state, asof: day };
    if (frameOn(this.#frames, day) === before) this.#words.showDay(this.#frames, this.#state);
    else this.#showFrame();
  }

  /** Show the day that is so many days after the first. */
  slideTo(days: number): void {
    this.pause();
    this.#showDay(this.#dayAt(days));
  }


  // Before the live page is there, the page of that day is loaded.
  settle(): void {
    this.root.classList.remove("is-playing");
    if (this.#send) this.#change({});
    else if (this.#state.asof !== this.#given.asof) {
      window.location.assign(addressWith("asof", this.#state.asof));
    }
  }

  pause(): void {
    this.#replay.stop();
    this.root.classList.remove("is-playing");
  }

  togglePlay(): void {
    const { range } = this.#words;
    if (!range || !this.#frames) return;
    if (this.#replay.isPlaying) {
      this.pause();
      this.settle();
    } else {
      const at = daysBetween(this.#frames.days.first, this.#state.asof);
      const last = Number(range.max);
      this.root.classList.add("is-playing");
      this.#replay.play(at >= last ? 0 : at, last);
    }
  }

  goToDay(day: string): void {
    if (!this.#frames) return;
    this.pause();
    this.#showDay(day);
    this.settle();
  }

  step(step: Step): void {
    const day = this.#words.stopBeside(this.#state.asof, step);
    if (day) this.goToDay(day);
  }
}
