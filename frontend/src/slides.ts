// The slides of a briefing, mounted by Streamlit.
import { Slides, type View } from "./slide_show";

interface Data {
  html: string;
  view: View;
  changes: number;
}

interface Component {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}

const SETTLES_MS = 250;
const UNANSWERED_MS = 2000;

/** The slides of a live page: what is shown goes into the view, a moment after it has settled. */
class Mounted {
  #slides: Slides | null = null;
  #html = "";
  #changes = 0;
  /** Up to which change the server has answered. */
  #answered = 0;
  #timer = 0;
  readonly #box = document.createElement("div");
  #latest: Component;

  constructor(component: Component) {
    this.#latest = component;
    this.#changes = this.#answered = component.data.changes;
    component.parentElement.append(this.#box);
  }

  update(component: Component): void {
    this.#latest = component;
    const { html, view, changes } = component.data;
    const isOlder = changes < this.#changes;
    this.#answered = changes;
    const shown = isOlder && this.#slides ? this.#slides.view : view;
    if (html !== this.#html) {
      this.#html = html;
      this.#slides?.remove();
      this.#box.innerHTML = html;
      const root = this.#box.querySelector(".atlas-slides") as HTMLElement;
      this.#slides = new Slides(root, () => this.#send());
    }
    this.#slides?.apply(shown);
    this.#slides?.serve(view.slide);
  }

  #send(): void {
    this.#changes += 1;
    this.#sendIn(SETTLES_MS);
  }

  // What is sent while the page is cut off does not come to the server: it is sent until it does.
  #sendIn(delay: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      if (this.#answered >= this.#changes) return;
      this.#latest.setTriggerValue("view", { ...this.#slides?.view, changes: this.#changes });
      this.#sendIn(UNANSWERED_MS);
    }, delay);
  }

  remove(): void {
    window.clearTimeout(this.#timer);
    this.#slides?.remove();
    this.#box.remove();
  }
}

const mounted = new WeakMap<HTMLElement, Mounted>();

/** Called by Streamlit with each run that changes what is shown. */
export const mount = (component: Component): (() => void) => {
  const { parentElement } = component;
  const slides = mounted.get(parentElement) ?? new Mounted(component);
  mounted.set(parentElement, slides);
  slides.update(component);
  return () => {
    slides.remove();
    mounted.delete(parentElement);
  };
};

export { loadSheet } from "./sheets";
export { mountOrder } from "./slide_order";
