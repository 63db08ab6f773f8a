// The stage of the map: what the server drew comes alive where it stands, before Streamlit is there.
import { Camera, type Rectangle } from "./camera";
import { Drawing } from "./drawing";
import {
  dayAfter, daysBetween, frameOn, linesOf, titleOn, writtenDay, type Frames,
} from "./frames";
import { Replay } from "./replay";
import { Tip } from "./tip";

/** What of the view a reader changes here, each as it stands in an address. */
export interface State {
  partner: string;
  asof: string;
  status: string;
  region: string;
  zoom: string;
  outline: string;
  projection: string;
}

/** Takes a change to the server; false where there is none to take it to. */
export type Send = (state: State) => void;

const NARROW_PX = 640;
const NEXT_ZOOM = 1.6;
const RESIZE_MS = 100;
const ZOOM_RESTS_MS = 500;

const rectangle = (text: string): Rectangle | null => {
  const [x, y, width, height] = text.split(",").map(Number);
  return x === undefined || y === undefined || !width || !height ? null : { x, y, width, height };
};

// To look takes 50 ms without a GPU: only where a globe is asked for, and once.
let isWebGLSought = false;
const lookForWebGL = (): void => {
  if (isWebGLSought) return;
  isWebGLSought = true;
  const hasWebGL = document.createElement("canvas").getContext("webgl2") !== null;
  document.documentElement.classList.toggle("no-webgl", !hasWebGL);
};

const query = <E extends Element>(root: ParentNode, selector: string): E | null =>
  root.querySelector<E>(selector);

export class Stage {
  frames: Frames | null = null;
  #state: State;
  /** What the server last said of the view. */
  #given: State;
  #sent: State | null = null;
  #framesAddress = "";
  #loading: Promise<void> = Promise.resolve();
  #send: Send | null = null;
  #pointed = "";
  #zoomTimer = 0;
  #hasFlown = false;
  /** The part of the map that it opened on by itself: no address says it. */
  #opened = "";
  readonly #camera: Camera;
  readonly #drawing: Drawing;
  readonly #tip: Tip;
  readonly #replay: Replay;
  readonly #box: HTMLElement;
  readonly #stop = new AbortController();

  constructor(readonly root: HTMLElement) {
    const svg = query<SVGSVGElement>(root, "svg.atlas-map:not(.atlas-key)") as SVGSVGElement;
    this.#box = query<HTMLElement>(root, ".atlas-map-box") as HTMLElement;
    const {
      partner = "", asof = "", status = "", region = "", zoom = "", outline = "", projection = "",
    } = root.dataset;
    this.#state = { partner, asof, status, region, zoom, outline, projection };
    this.#given = { ...this.#state };
    this.#drawing = new Drawing(svg);
    this.#tip = new Tip(query<HTMLElement>(root, ".atlas-tip") as HTMLElement, this.#box);
    this.#replay = new Replay((days) => this.#showDay(this.#dayAt(days)), () => this.#settle());
    this.#camera = new Camera(svg, () => this.#moved(), (_, byReader) => this.#rested(byReader));
    this.#showProjection();
    this.#openView();
    this.#reveal();
    this.#listen();
    void this.load(root.dataset.frames ?? "");
  }

  /** Fetch the frames of a view, and show them. */
  load(address: string): Promise<void> {
    if (address !== this.#framesAddress) {
      this.#framesAddress = address;
      this.#loading = this.#fetchFrames(address);
    }
    return this.#loading;
  }

  async #fetchFrames(address: string): Promise<void> {
    const answer = await fetch(address);
    if (!answer.ok || address !== this.#framesAddress) return;
    this.frames = (await answer.json()) as Frames;
    this.#showFrame();
  }

  /** From now on changes go to the live page; before, links and forms load the page. */
  connect(send: Send): void {
    this.#send = send;
    this.root.classList.add("is-live");
    if (this.#camera.resize()) this.#draw();
  }

  disconnect(): void {
    this.#replay.stop();
    window.clearTimeout(this.#zoomTimer);
    this.#send = null;
  }

  /** Follow the theme of the live page, and what the map is in words. */
  show(theme: string, alt: string): void {
    this.#drawing.svg.setAttribute("aria-label", alt);
    for (const svg of this.root.querySelectorAll<SVGElement>("svg.atlas-map")) svg.dataset.theme = theme;
  }

  /** Take over what has changed in the view of the live page. */
  apply(given: State): void {
    const before = this.#given;
    const sent = this.#sent;
    // What only says again what was sent from here is older than what the reader does now.
    const isNew = (key: keyof State): boolean => given[key] !== before[key] && given[key] !== sent?.[key];
    this.#given = { ...given };
    const taken = (Object.keys(given) as (keyof State)[]).filter(isNew);
    this.#state = { ...this.#state, ...Object.fromEntries(taken.map((key) => [key, given[key]])) };
    this.#showProjection();
    if (isNew("asof")) this.#pause();
    if (isNew("region") || isNew("zoom")) this.#openView();
    if (isNew("asof") || isNew("status")) this.#showFrame();
    else if (isNew("partner") || isNew("outline")) this.#showChosen();
  }

  remove(): void {
    this.disconnect();
    this.#stop.abort();
    this.#camera.remove();
  }

  get #statuses(): ReadonlySet<string> {
    return new Set(this.#state.status.split(",").filter(Boolean));
  }

  #change(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
    if (!this.#send) return;
    this.#sent = { ...this.#state };
    this.#send(this.#state);
  }

  // --- what is seen ---

  // The style sheet shows the globe of the live page, or the flat map: that is here in any case.
  #showProjection(): void {
    this.root.dataset.projection = this.#state.projection;
    if (this.#state.projection === "globe") lookForWebGL();
  }

  #openView(): void {
    const [scale, x, y] = this.#state.zoom.split(",").map(Number);
    const region = rectangle(this.#state.region);
    if (scale && x !== undefined && y !== undefined) this.#camera.goTo(scale, 2 * x, 2 * y);
    else if (region) this.#camera.show(region, !this.#hasFlown);
    else if (this.#hasFlown) this.#camera.showAll();
    else this.#openFilledPart();
    if (!this.#hasFlown && !region) this.#opened = scale ? "" : this.#zoomNow();
    this.#hasFlown = true;
  }

  // On a phone the whole world is a stripe: the map opens on where the signers are.
  #openFilledPart(): void {
    const filled = rectangle(this.root.dataset.filled ?? "");
    if (filled && this.#box.clientWidth <= NARROW_PX) this.#camera.show(filled, true);
    else this.#moved();
  }

  #moved(): void {
    this.#draw();
    this.#tip.hide();
  }

  #draw(): void {
    this.#drawing.move(this.#camera.transform, this.#camera.size);
    this.#label();
  }

  #label(): void {
    if (!this.frames) return;
    this.#drawing.label(this.frames, frameOn(this.frames, this.#state.asof), this.#statuses,
      this.#state.partner, this.#camera.transform, this.#camera.size);
  }

  #rested(byReader: boolean): void {
    if (!byReader) return;
    window.clearTimeout(this.#zoomTimer);
    this.#zoomTimer = window.setTimeout(() => this.#keepZoom(), ZOOM_RESTS_MS);
  }

  #keepZoom(): void {
    const now = this.#zoomNow();
    const zoom = now === this.#opened ? "" : now;
    if (zoom !== this.#state.zoom) this.#change({ zoom });
  }

  // As it stands in an address: on a map 1000 wide.
  #zoomNow(): string {
    const { scale, x, y } = this.#camera.place;
    const place = [x, y].map((at) => Math.min(Math.max(Math.round(at / 2), 0), 999));
    return scale <= 1.01 ? "" : [scale.toFixed(2), ...place].join();
  }

  #showFrame(): void {
    const { frames } = this;
    if (!frames) return;
    const frame = frameOn(frames, this.#state.asof);
    this.#drawing.paint(frames, frame, this.#statuses);
    this.#showChosen();
    this.#showWords(frames, frame);
    this.#showLegend(frames, frame);
  }

  #showWords(frames: Frames, frame: number): void {
    const day = this.#state.asof;
    const written = writtenDay(frames, day);
    this.#write("h1", titleOn(frames, frame, day));
    this.#write(".atlas-date", written);
    this.#writeHtml(".attended", frames.attended[frame]);
    this.#writeHtml(".summary", frames.summaries[frame]);
    this.#showStep("previous");
    this.#showStep("next");
    const range = query<HTMLInputElement>(this.root, "input[type=range]");
    if (!range) return;
    const days = daysBetween(frames.days.first, day);
    range.value = String(days);
    range.setAttribute("aria-valuetext", written);
    const now = query<HTMLElement>(this.root, ".now");
    now?.style.setProperty("--left", `${(100 * days) / Number(range.max)}%`);
  }

  #showLegend(frames: Frames, frame: number): void {
    this.#writeHtml(".colors", frames.legends[frame] ?? "");
    const entries = query<HTMLElement>(this.root, ".entries");
    entries?.style.setProperty("display", frames.legends.length ? "none" : "");
    for (const item of this.root.querySelectorAll<HTMLAnchorElement>(".entries a")) {
      const entry = frames.entries[item.dataset.status ?? ""];
      if (!entry) continue;
      const count = entry.counts[frame] ?? 0;
      item.classList.toggle("none", count === 0);
      this.#set(item.querySelector("b"), String(count));
      this.#set(item.querySelector("span"), entry.labels[frame] ?? "");
      const isChosen = this.#statuses.has(item.dataset.status ?? "");
      if (isChosen) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  #showChosen(): void {
    const { partner, outline } = this.#state;
    this.#drawing.outline(partner || outline, this.frames);
    this.#label();
    if (!this.frames) return;
    const lines = linesOf(this.frames, partner, frameOn(this.frames, this.#state.asof));
    for (const place of document.querySelectorAll<HTMLElement>(".atlas-chosen")) {
      this.#set(place.querySelector("h2"), this.frames.names[partner] ?? partner);
      this.#set(place.querySelector("p"), lines.join(" · "));
      place.hidden = !partner;
    }
  }

  #write(selector: string, text: string): void {
    this.#set(query(this.root, selector), text);
  }

  #set(element: Element | null, text: string): void {
    if (element && element.textContent !== text) element.textContent = text;
  }

  // Ours, escaped by the templates of the server.
  #writeHtml(selector: string, html: string | undefined): void {
    const element = query(this.root, selector);
    if (element && html !== undefined && element.innerHTML !== html) element.innerHTML = html;
  }

  // --- the date ---

  #dayAt(days: number): string {
    return this.frames ? dayAfter(this.frames.days.first, days) : this.#state.asof;
  }

  #showDay(day: string): void {
    if (day === this.#state.asof) return;
    this.#state = { ...this.#state, asof: day };
    this.#showFrame();
  }

  #settle(): void {
    this.root.classList.remove("is-playing");
    if (this.#send) this.#change({});
    else this.#visit(this.#addressWith("asof", this.#state.asof));
  }

  #pause(): void {
    this.#replay.stop();
    this.root.classList.remove("is-playing");
  }

  #togglePlay(): void {
    const range = query<HTMLInputElement>(this.root, "input[type=range]");
    if (!range || !this.frames) return;
    if (this.#replay.isPlaying) {
      this.#pause();
      this.#settle();
      return;
    }
    const last = Number(range.max);
    const at = daysBetween(this.frames.days.first, this.#state.asof);
    this.root.classList.add("is-playing");
    this.#replay.play(at >= last ? 0 : at, last);
  }

  // --- what a reader does ---

  #reveal(): void {
    for (const element of this.root.querySelectorAll<HTMLElement>(".needs-script[hidden]")) {
      element.hidden = false;
    }
    this.root.classList.add("is-moving");
  }

  #listen(): void {
    const { signal } = this.#stop;
    const on = <E extends Event>(target: EventTarget, name: string, act: (event: E) => void): void =>
      target.addEventListener(name, act as EventListener, { signal });
    on<MouseEvent>(this.root, "click", (event) => this.#click(event));
    on<PointerEvent>(this.#box, "pointermove", (event) => this.#point(event));
    on(this.#box, "pointerleave", () => this.#tip.hide());
    on<FocusEvent>(this.#box, "focusin", (event) => this.#focus(event));
    on(this.#box, "focusout", () => this.#tip.hide());
    on<KeyboardEvent>(this.root, "keydown", (event) => this.#press(event));
    on<Event>(this.root, "input", (event) => this.#slide(event));
    on<Event>(this.root, "change", (event) => { if (this.#isRange(event)) this.#settle(); });
    on<MouseEvent>(document, "click", (event) => this.#clickChosen(event));
    on<KeyboardEvent>(document, "keydown", (event) => this.#pressLetter(event));
    on<CustomEvent>(document, "atlas:choose", (event) => this.#chooseFromSearch(event));
    const watcher = new ResizeObserver(() => this.#resize());
    watcher.observe(this.#box);
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  #resizeTimer = 0;
  #resize(): void {
    window.clearTimeout(this.#resizeTimer);
    this.#resizeTimer = window.setTimeout(() => { if (this.#camera.resize()) this.#draw(); }, RESIZE_MS);
  }

  #isRange(event: Event): boolean {
    return event.target instanceof HTMLInputElement && event.target.type === "range";
  }

  #slide(event: Event): void {
    if (!this.#isRange(event)) return;
    this.#pause();
    this.#showDay(this.#dayAt(Number((event.target as HTMLInputElement).value)));
  }

  #click(event: MouseEvent): void {
    const element = event.target as Element;
    const act = element.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "in") this.#camera.zoomBy(NEXT_ZOOM);
    if (act === "out") this.#camera.zoomBy(1 / NEXT_ZOOM);
    if (act === "whole") this.#camera.showAll();
    if (act === "in" || act === "out" || act === "whole") this.#rested(true);
    if (act === "play") this.#togglePlay();
    const month = element.closest<HTMLElement>(".months [data-asof]")?.dataset.asof;
    if (month && this.frames) this.#goToDay(month);
    const link = element.closest<HTMLAnchorElement>("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (this.#follow(link)) event.preventDefault();
  }

  // Before the live page is there links load the page, with the view that the reader has made.
  #follow(link: HTMLAnchorElement | SVGAElement): boolean {
    const { code, status } = link.dataset;
    if (code) this.#choose(code);
    if (!this.#send) return false;
    if (code) return true;
    if (status) this.#toggleStatus(status);
    else if (link.dataset.act) this.#stepMonth(link.dataset.act);
    return Boolean(status || link.dataset.act);
  }

  #choose(partner: string): void {
    this.#state = { ...this.#state, partner };
    this.#showChosen();
    this.#change({});
  }

  #chooseFromSearch(event: CustomEvent<{ partner?: string }>): void {
    const { partner } = event.detail;
    const place = partner ? this.#drawing.placeOf(partner) : undefined;
    if (!partner || !this.#send || this.root.classList.contains("bare")) return;
    event.preventDefault();
    this.#choose(partner);
    if (place) this.#camera.reveal(place.x, place.y);
  }

  // The headline of the chosen partner stands beside the map; on a phone at the foot of the screen.
  #clickChosen(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>(".atlas-chosen [data-act]");
    if (!link || !this.#send) return;
    event.preventDefault();
    if (link.dataset.act === "close") this.#choose("");
    else document.querySelector(".st-key-panel")?.scrollIntoView({ block: "start" });
  }

  #toggleStatus(status: string): void {
    const order = Object.keys(this.frames?.entries ?? {});
    const chosen = order.filter((one) => this.#statuses.has(one) !== (one === status));
    this.#change({ status: chosen.join() });
    this.#showFrame();
  }

  #goToDay(day: string): void {
    this.#pause();
    this.#showDay(day);
    this.#settle();
  }

  #showStep(direction: string): void {
    const link = query<HTMLAnchorElement>(this.root, `[data-act=${direction}]`);
    const day = this.#stopBeside(direction);
    if (!link) return;
    if (day) {
      link.href = this.#addressWith("asof", day);
      link.removeAttribute("aria-disabled");
    } else {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
    }
  }

  #stepMonth(direction: string): void {
    const day = this.#stopBeside(direction);
    if (day && this.#send) this.#goToDay(day);
  }

  #stopBeside(direction: string): string | undefined {
    const days = [...this.root.querySelectorAll<HTMLElement>(".months [data-asof]")]
      .map((link) => link.dataset.asof ?? "");
    const now = this.#state.asof;
    return direction === "next"
      ? days.find((one) => one > now)
      : days.filter((one) => one < now).at(-1);
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#isRange(event)) return;
    if (!(event.target instanceof Element) || !this.#box.contains(event.target)) return;
    if (this.#camera.press(event.key)) {
      event.preventDefault();
      this.#rested(true);
    }
    if (event.key === "Escape") this.#tip.hide();
  }

  // Keys of players: K plays, J and L step; for those who have not turned letters off.
  #pressLetter(event: KeyboardEvent): void {
    const isTyping = (event.target as Element).closest?.("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!query(this.root, "[data-act=play]")) return;
    const act = { k: () => this.#togglePlay(), j: () => this.#stepMonth("previous"),
      l: () => this.#stepMonth("next") }[event.key];
    act?.();
  }

  #point(event: PointerEvent): void {
    const code = this.#codeOf(event.target as Element);
    if (!code || event.buttons || event.pointerType === "touch") this.#tip.hide();
    else this.#showTip(code, event.clientX, event.clientY);
  }

  #focus(event: FocusEvent): void {
    const target = event.target as Element;
    const code = this.#codeOf(target);
    if (!code || !target.matches(":focus-visible")) return;
    const place = this.#drawing.placeOf(code);
    if (place) this.#camera.reveal(place.x, place.y);
    const { left, top, width, height } = target.getBoundingClientRect();
    this.#showTip(code, left + width / 2, top + height / 2);
  }

  #codeOf(element: Element): string {
    const shape = element.closest<SVGElement>("[data-code], [id^=shape-]");
    this.#pointed = shape?.dataset.code ?? shape?.id.slice("shape-".length) ?? "";
    return this.#pointed;
  }

  #showTip(code: string, clientX: number, clientY: number): void {
    const name = this.#drawing.nameOf(code, this.frames);
    const lines = this.frames ? linesOf(this.frames, code, frameOn(this.frames, this.#state.asof)) : [];
    if (name) this.#tip.show(name, lines, clientX, clientY);
  }

  // --- addresses ---

  #addressWith(key: string, value: string): string {
    const address = new URL(window.location.href);
    address.searchParams.set(key, value);
    return address.href;
  }

  #visit(address: string): void {
    window.location.assign(address);
  }
}
