// The order of a briefing's slides: dragged with a mouse, a finger or a pen, or moved by keys.
import { moved, placeAt, placeByKey } from "./slide_places";

interface Data {
  html: string;
}

interface Component {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}

/** A busy server takes seconds; what the reader has moved is not taken back before. */
const ANSWERED_MS = 10_000;

/** The list in one page. What is seen is at once as it was moved; the server's answer follows. */
class Order {
  #html = "";
  /** The order that was sent last, until the server has answered it. */
  #sent = "";
  #timer = 0;
  #latest: Component;
  #dragged: HTMLElement | null = null;
  #before: HTMLElement[] = [];
  readonly #box = document.createElement("div");

  constructor(component: Component) {
    this.#latest = component;
    component.parentElement.append(this.#box);
    this.#box.addEventListener("pointerdown", (event) => this.#grip(event));
    this.#box.addEventListener("pointermove", (event) => this.#drag(event));
    this.#box.addEventListener("pointerup", () => this.#drop(true));
    this.#box.addEventListener("pointercancel", () => this.#drop(false));
    this.#box.addEventListener("keydown", (event) => this.#press(event));
  }

  update(component: Component): void {
    this.#latest = component;
    if (this.#dragged) return;
    const { html } = component.data;
    // An answer to an earlier move would take back what has been moved since.
    if (html === this.#html || (this.#sent && orderIn(html) !== this.#sent)) return;
    this.#show(html);
  }

  #show(html: string): void {
    window.clearTimeout(this.#timer);
    this.#sent = "";
    const focused = this.#items.findIndex((item) => item.contains(document.activeElement));
    this.#html = html;
    this.#dragged = null;
    const said = this.#status?.textContent ?? "";
    this.#box.innerHTML = html;
    if (this.#status) this.#status.textContent = said;
    if (focused >= 0) gripOf(this.#items[focused])?.focus({ preventScroll: true });
  }

  remove(): void {
    window.clearTimeout(this.#timer);
    this.#box.remove();
  }

  /** Focus the grip of a slide, where nothing else has the focus. */
  restoreFocus(token: string): void {
    if (document.activeElement !== document.body) return;
    gripOf(this.#items.find(({ dataset }) => dataset.token === token))?.focus({ preventScroll: true });
  }

  get #items(): HTMLElement[] {
    return [...this.#box.querySelectorAll<HTMLElement>("li")];
  }

  get #status(): HTMLElement | null {
    return this.#box.querySelector("[role=status]");
  }

  // A finger drags by the grip alone: elsewhere it scrolls the page.
  #grip(event: PointerEvent): void {
    const target = event.target as Element;
    const item = target.closest<HTMLElement>("li");
    if (!item || event.button !== 0 || (event.pointerType !== "mouse" && !target.closest("button"))) return;
    this.#dragged = item;
    this.#before = this.#items;
    item.classList.add("is-dragged");
    item.setPointerCapture(event.pointerId);
    gripOf(item)?.focus({ preventScroll: true });
    event.preventDefault();
  }

  #drag({ clientY }: PointerEvent): void {
    if (!this.#dragged) return;
    const items = this.#items;
    const boxes = items.map((item) => item.getBoundingClientRect());
    const from = items.indexOf(this.#dragged);
    this.#place(moved(items, from, placeAt(boxes, from, clientY)));
    this.#dragged.scrollIntoView({ block: "nearest" });
  }

  #drop(isKept: boolean): void {
    const item = this.#dragged;
    if (!item) return;
    this.#dragged = null;
    item.classList.remove("is-dragged");
    if (!isKept) this.#place(this.#before);
    if (isKept && this.#items.some((one, at) => one !== this.#before[at])) this.#send(item);
    else this.update(this.#latest);
  }

  #press(event: KeyboardEvent): void {
    const item = (event.target as Element).closest<HTMLElement>("li");
    if (!item || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && this.#dragged) {
      event.preventDefault();
      this.#drop(false);
      return;
    }
    const items = this.#items;
    const from = items.indexOf(item);
    const to = placeByKey(event.key, from, items.length);
    if (to === null) return;
    event.preventDefault();
    if (to === from) return;
    this.#place(moved(items, from, to));
    gripOf(item)?.focus();
    this.#send(item);
  }

  // A node that is moved loses its focus and its pointer: the others are moved around it.
  #place(items: readonly HTMLElement[]): void {
    const list = this.#box.querySelector("ol");
    if (!list || items.every((item, at) => item === list.children[at])) return;
    const kept = this.#dragged ?? items.find((item) => item.contains(document.activeElement));
    if (!kept) {
      list.append(...items);
      return;
    }
    const at = items.indexOf(kept);
    for (const item of items.slice(0, at)) list.insertBefore(item, kept);
    list.append(...items.slice(at + 1));
  }

  #send(item: HTMLElement): void {
    const items = this.#items;
    const list = this.#box.querySelector<HTMLElement>("ol");
    const words = list?.dataset.moved ?? "";
    if (this.#status) {
      this.#status.textContent = words
        .replace("{title}", item.dataset.title ?? "")
        .replace("{number}", String(items.indexOf(item) + 1));
    }
    const slides = items.map(({ dataset }) => dataset.token ?? "");
    this.#sent = slides.join("\n");
    this.#latest.setTriggerValue("order", { slides });
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#giveUp(), ANSWERED_MS);
  }

  // Without an answer, what the server says last is shown again.
  #giveUp(): void {
    this.#sent = "";
    if (!this.#dragged) this.#show(this.#latest.data.html);
  }
}

const orderIn = (html: string): string => {
  const box = document.createElement("template");
  box.innerHTML = html;
  return [...box.content.querySelectorAll<HTMLElement>("li")].map(({ dataset }) => dataset.token).join("\n");
};

const gripOf = (item: HTMLElement | undefined): HTMLElement | null => item?.querySelector("button") ?? null;

/** The slide whose grip had the focus last, until something else is focused or pointed at. */
let lastFocused = "";

const follow = ({ target }: Event): void => {
  const item = target instanceof Element ? target.closest<HTMLElement>(".atlas-order li") : null;
  lastFocused = item?.dataset.token ?? "";
};
for (const act of ["focusin", "pointerdown"]) document.addEventListener(act, follow, { capture: true });

const lists = new WeakMap<HTMLElement, Order>();

/** Called by Streamlit with each run that changes the list. */
export const mountOrder = (component: Component): (() => void) => {
  const { parentElement } = component;
  const known = lists.get(parentElement);
  const list = known ?? new Order(component);
  lists.set(parentElement, list);
  list.update(component);
  // Between two runs at once Streamlit takes the list away, and with it the focus.
  if (!known && lastFocused) list.restoreFocus(lastFocused);
  return () => {
    list.remove();
    lists.delete(parentElement);
  };
};
