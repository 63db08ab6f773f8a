// The slides of a briefing in one window: all of them are in the page, and are moved through without
// the server. Windows with the same briefing follow each other.
import { Entry, stepOf, stepUpOrDown } from "./slide_keys";
import { Pictures } from "./slide_pictures";

export interface View {
  slide: number;
  notes: string;
}

interface Message {
  slide: number;
  black: boolean;
}

const STILL_MS = 3000;
const SWIPE_PX = 60;
const TYPED_INTO = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=slider]";

/** The slides of one window. */
export class Slides {
  #number: number;
  #notes: string;
  #isBlack = false;
  /** The slide that the server has made what moves of. */
  #served = 0;
  #stillTimer = 0;
  #pressed: { x: number; y: number } | null = null;
  readonly #entry = new Entry();
  readonly #channel: BroadcastChannel | null;
  readonly #stop = new AbortController();
  readonly #slides: HTMLElement[];
  readonly #pictures: Pictures;
  readonly #openedAt = Date.now();
  readonly #clock: number;

  constructor(readonly root: HTMLElement, readonly onChange: (view: View) => void) {
    this.#slides = [...root.querySelectorAll<HTMLElement>(".slide")];
    this.#number = Number(root.dataset.slide ?? 1);
    this.#notes = root.dataset.notes ?? "";
    const { briefing } = root.dataset;
    this.#channel = briefing && "BroadcastChannel" in window
      ? new BroadcastChannel(`atlas-briefing-${briefing}`)
      : null;
    this.#channel?.addEventListener("message", ({ data }) => this.#follow(data as Message));
    const { signal } = this.#stop;
    document.addEventListener("keydown", (event) => this.#press(event), { signal });
    root.addEventListener("click", (event) => this.#click(event), { signal });
    root.addEventListener("change", (event) => this.#choose(event), { signal });
    root.addEventListener("pointerdown", ({ pointerType, clientX, clientY }) => {
      this.#pressed = pointerType === "touch" ? { x: clientX, y: clientY } : null;
    }, { signal });
    root.addEventListener("pointerup", (event) => this.#swipe(event), { signal });
    for (const name of ["pointermove", "keydown", "focusin"]) {
      document.addEventListener(name, () => this.#stir(), { signal });
    }
    this.#pictures = new Pictures(this.#slides, signal);
    this.#clock = window.setInterval(() => this.#tick(), 1000);
    this.#tick();
    this.#stir();
    this.#show();
  }

  get view(): View {
    return { slide: this.#number, notes: this.#notes };
  }

  /** Show what the server says. */
  apply({ slide, notes }: View): void {
    this.#number = this.#within(slide);
    this.#notes = notes;
    this.#show();
  }

  /** The server has come to a slide: what moves on it lies over its picture now. */
  serve(slide: number): void {
    this.#served = slide;
    this.#showLive();
  }

  #showLive(): void {
    const isLive = this.#slides[this.#number - 1]?.hasAttribute("data-live") && this.#served === this.#number
      && !this.root.classList.contains("is-overview");
    document.documentElement.dataset.liveSlide = isLive ? "yes" : "no";
  }

  /** Show a slide, here and in the windows that follow. */
  goTo(number: number): void {
    const to = this.#within(number);
    this.root.classList.remove("is-overview");
    if (to !== this.#number) {
      this.#number = to;
      this.onChange(this.view);
    }
    this.#setBlack(false);
    this.#show();
    this.#tell();
  }

  remove(): void {
    this.#stop.abort();
    this.#channel?.close();
    window.clearInterval(this.#clock);
    window.clearTimeout(this.#stillTimer);
    delete document.documentElement.dataset.liveSlide;
  }

  #within(number: number): number {
    return Math.min(Math.max(Math.trunc(number) || 1, 1), this.#slides.length);
  }

  #tell(): void {
    this.#channel?.postMessage({ slide: this.#number, black: this.#isBlack } satisfies Message);
  }

  #follow({ slide, black }: Message): void {
    const to = this.#within(slide);
    if (to !== this.#number) {
      this.#number = to;
      this.onChange(this.view);
    }
    this.#setBlack(black);
    this.#show();
  }

  #show(): void {
    this.root.dataset.slide = String(this.#number);
    this.root.dataset.notes = this.#notes;
    this.#showLive();
    this.#pictures.loadFrom(this.#number - 1);
    for (const [at, slide] of this.#slides.entries()) {
      slide.classList.toggle("is-shown", at + 1 === this.#number);
      slide.classList.toggle("is-next", at === this.#number);
    }
    const second = this.root.querySelector<HTMLAnchorElement>(".second");
    if (second) second.search = withSlide(second.search, this.#number);
    const list = this.root.querySelector<HTMLSelectElement>("select");
    if (list) list.value = String(this.#number);
    const [isFirst, isLast] = [this.#number === 1, this.#number === this.#slides.length];
    for (const [act, isOver] of Object.entries({ first: isFirst, previous: isFirst, next: isLast, last: isLast })) {
      this.root.querySelector(`[data-act=${act}]`)?.toggleAttribute("disabled", isOver);
    }
    for (const place of this.root.querySelectorAll<HTMLElement>("[data-position]")) {
      place.textContent = (place.dataset.position ?? "").replace("{number}", String(this.#number));
    }
    this.root.querySelector("[data-act=notes]")?.setAttribute("aria-pressed", String(this.#notes === "under"));
  }

  // --- what a presenter does ---

  #press(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const isOthers = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
      || target?.closest(TYPED_INTO) || (event.key === " " && target?.closest("button, a, summary"));
    if (isOthers) return;
    const number = this.#entry.press(event.key);
    const step = stepOf(event, this.#number, this.#slides.length) ?? this.#stepInFile(event.key, target);
    const act = ACTS_BY_KEY[event.key.toLowerCase()];
    if (number !== null) this.goTo(number);
    else if (step !== null) this.goTo(step);
    else if (act) this.#act(act);
    else return;
    event.preventDefault();
  }

  // A file has nothing to scroll to but the notes and the list of all slides.
  #stepInFile(key: string, target: Element | null): number | null {
    const scrolls = this.root.classList.contains("is-overview") || target?.closest(".notes");
    return this.root.dataset.mode === "file" && !scrolls ? stepUpOrDown(key, this.#number) : null;
  }

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const act = target.closest<HTMLElement>("[data-act]")?.dataset.act;
    const slide = target.closest<HTMLElement>(".slide");
    if (act) this.#act(act);
    else if (this.#isBlack) this.#act("black");
    else if (slide && this.root.classList.contains("is-overview")) this.goTo(this.#slides.indexOf(slide) + 1);
  }

  #choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.goTo(Number(event.target.value));
  }

  #act(act: string): void {
    const steps: Record<string, number> = {
      first: 1, previous: this.#number - 1, next: this.#number + 1, last: this.#slides.length,
    };
    const step = steps[act];
    if (step !== undefined) this.goTo(step);
    else if (act === "notes") this.#toggleNotes();
    else if (act === "black") this.#toggleBlack();
    else if (act === "laser") this.root.classList.toggle("is-laser");
    else if (act === "overview") this.#toggleOverview();
    else if (act === "full") fillScreen();
    else if (act === "back") this.#leave();
  }

  #leave(): void {
    this.root.classList.remove("is-overview", "is-laser");
    if (this.#isBlack) this.#toggleBlack();
    this.#showLive();
  }

  #toggleNotes(): void {
    if (this.root.dataset.mode === "notes") return;
    this.#notes = this.#notes === "under" ? "" : "under";
    this.onChange(this.view);
    this.#show();
  }

  #toggleOverview(): void {
    this.root.classList.toggle("is-overview");
    this.#showLive();
  }

  #toggleBlack(): void {
    this.#setBlack(!this.#isBlack);
    this.#tell();
  }

  #setBlack(isBlack: boolean): void {
    this.#isBlack = isBlack;
    this.root.classList.toggle("is-black", isBlack);
  }

  #swipe({ clientX, clientY }: PointerEvent): void {
    const start = this.#pressed;
    this.#pressed = null;
    if (!start) return;
    const [x, y] = [clientX - start.x, clientY - start.y];
    if (Math.abs(x) < SWIPE_PX || Math.abs(x) < 2 * Math.abs(y)) return;
    this.goTo(this.#number + (x < 0 ? 1 : -1));
  }

  // The controls and the cursor leave the picture alone while nobody needs them.
  #stir(): void {
    this.root.classList.remove("is-still");
    window.clearTimeout(this.#stillTimer);
    this.#stillTimer = window.setTimeout(() => this.root.classList.add("is-still"), STILL_MS);
  }

  #tick(): void {
    const now = new Date();
    const seconds = Math.floor((now.getTime() - this.#openedAt) / 1000);
    const elapsed = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      .map((part) => String(part).padStart(2, "0")).join(":");
    const language = document.documentElement.lang || undefined;
    const texts = {
      clock: now.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }), elapsed,
    };
    for (const [name, text] of Object.entries(texts)) {
      const place = this.root.querySelector(`[data-time=${name}]`);
      if (place) place.textContent = text;
    }
  }
}

const ACTS_BY_KEY: Readonly<Record<string, string>> = {
  n: "notes", b: "black", ".": "black", l: "laser", o: "overview", f: "full", escape: "back",
};

const withSlide = (query: string, number: number): string => {
  const keys = new URLSearchParams(query);
  keys.set("slide", String(number));
  return keys.toString();
};

const fillScreen = (): void => {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  change?.catch(() => {}); // Where a browser refuses, the slides go on in the window.
};
