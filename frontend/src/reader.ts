// What a reader does on the stage, by pointer, keys and touch.
import type { Stage } from "./stage";
import type { Zoom } from "./view";

const isZoom = (act: string | undefined): act is Zoom =>
  act === "in" || act === "out" || act === "whole";

const isRange = ({ target }: Event): boolean =>
  target instanceof HTMLInputElement && target.type === "range";

const codeOf = (element: Element): string => {
  const shape = element.closest<SVGElement>("[data-code], [id^=shape-]");
  return shape?.dataset.code ?? shape?.id.slice("shape-".length) ?? "";
};

export class Reader {
  constructor(readonly stage: Stage) {
    const { root, box, signal } = stage;
    const on = <E extends Event>(target: EventTarget, name: string, act: (event: E) => void): void =>
      target.addEventListener(name, act as EventListener, { signal });
    on<MouseEvent>(root, "click", (event) => this.#click(event));
    on<PointerEvent>(box, "pointermove", (event) => this.#point(event));
    on(box, "pointerleave", () => stage.tip.hide());
    on<FocusEvent>(box, "focusin", (event) => this.#focus(event));
    on(box, "focusout", () => stage.tip.hide());
    on<KeyboardEvent>(box, "keydown", (event) => this.#press(event));
    on<Event>(root, "input", (event) => this.#slide(event));
    on<Event>(root, "change", (event) => { if (isRange(event)) stage.settle(); });
    on<MouseEvent>(document, "click", (event) => this.#clickChosen(event));
    on<KeyboardEvent>(document, "keydown", (event) => this.#pressLetter(event));
    on<CustomEvent>(document, "atlas:choose", (event) => this.#chooseFromSearch(event));
    const watcher = new ResizeObserver(() => stage.view.resize());
    watcher.observe(box);
    signal.addEventListener("abort", () => { watcher.disconnect(); this.#openSheet(false); });
  }

  #slide(event: Event): void {
    if (isRange(event)) this.stage.slideTo(Number((event.target as HTMLInputElement).value));
  }

  #click(event: MouseEvent): void {
    const element = event.target as Element;
    const act = element.closest<HTMLElement>("[data-act]")?.dataset.act;
    if (isZoom(act)) this.stage.view.zoom(act);
    if (act === "play") this.stage.togglePlay();
    const month = element.closest<HTMLElement>(".months [data-asof]")?.dataset.asof;
    if (month) this.stage.goToDay(month);
    const link = element.closest<HTMLAnchorElement | SVGAElement>("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (this.#follow(link)) event.preventDefault();
  }

  // Before the live page is there, links load the page; who is chosen is marked meanwhile.
  #follow(link: HTMLAnchorElement | SVGAElement): boolean {
    const { act, code, status } = link.dataset;
    if (code) this.stage.choose(code);
    if (!this.stage.isLive) return false;
    if (status) this.stage.toggleStatus(status);
    if (act === "previous" || act === "next") this.stage.step(act);
    return Boolean(code || status || act);
  }

  #chooseFromSearch(event: CustomEvent<{ partner?: string }>): void {
    const { partner } = event.detail;
    if (!partner || !this.stage.isLive || this.stage.root.classList.contains("bare")) return;
    event.preventDefault();
    this.stage.choose(partner);
    this.stage.bringIntoSight(partner);
  }

  #clickChosen(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>(".atlas-chosen [data-act]");
    if (!link || !this.stage.isLive) return;
    event.preventDefault();
    if (link.dataset.act === "close") this.#close();
    else this.#openSheet(link.getAttribute("aria-expanded") !== "true");
  }

  #close(): void {
    this.#openSheet(false);
    this.stage.choose("");
  }

  // On a phone the panel stands below its headline, over the page (map_stage.css).
  #openSheet(isOpen: boolean): void {
    document.documentElement.classList.toggle("atlas-sheet", isOpen);
    document.querySelectorAll(".atlas-chosen [data-act=details]")
      .forEach((link) => link.setAttribute("aria-expanded", String(isOpen)));
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isRange(event)) return;
    if (this.stage.view.press(event.key)) event.preventDefault();
    if (event.key === "Escape") this.stage.tip.hide();
  }

  // Keys of players: K plays, J and L step; for those who have not turned letters off.
  #pressLetter(event: KeyboardEvent): void {
    if (event.key === "Escape") this.#openSheet(false);
    const isTyping = (event.target as Element).closest?.("input, textarea, select, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "k") this.stage.togglePlay();
    if (event.key === "j") this.stage.step("previous");
    if (event.key === "l") this.stage.step("next");
  }

  #point(event: PointerEvent): void {
    const code = codeOf(event.target as Element);
    if (!code || event.buttons || event.pointerType === "touch") this.stage.tip.hide();
    else this.stage.showTip(code, event.clientX, event.clientY);
  }

  #focus(event: FocusEvent): void {
    const target = event.target as Element;
    const code = codeOf(target);
    if (!code || !target.matches(":focus-visible")) return;
    this.stage.bringIntoSight(code);
    const { left, top, width, height } = target.getBoundingClientRect();
    this.stage.showTip(code, left + width / 2, top + height / 2);
  }
}
