// The pictures of slides: first the one that is seen, then the others one by one, so that the server
// never draws several for one reader while the slide that is seen waits.

const RETRY_MS = 2000;
const MOST_RETRIES = 5;

export class Pictures {
  readonly #tries = new Map<HTMLElement, number>();
  #first = 0;
  #loading: HTMLElement | null = null;

  constructor(readonly slides: readonly HTMLElement[], readonly signal: AbortSignal) {}

  /** Load the picture of a slide at once, and then those after it and before it. */
  loadFrom(first: number): void {
    this.#first = first;
    const slide = this.slides[first];
    if (slide && isWaiting(slide)) this.#load(slide);
    else this.#loadNext();
  }

  #loadNext(): void {
    if (this.#loading) return;
    const order = [...this.slides.slice(this.#first), ...this.slides.slice(0, this.#first)];
    const next = order.find(isWaiting);
    if (next) this.#load(next);
  }

  #load(slide: HTMLElement): void {
    const image = slide.querySelector("img") as HTMLImageElement;
    this.#loading = slide;
    const done = (): void => {
      if (this.#loading === slide) this.#loading = null;
      this.#loadNext();
    };
    image.addEventListener("load", done, { once: true, signal: this.signal });
    image.addEventListener("error", () => this.#retry(slide, image, done), { signal: this.signal });
    ask(slide, image);
  }

  // While the server draws for others, a picture is asked for again.
  #retry(slide: HTMLElement, image: HTMLImageElement, done: () => void): void {
    const tries = (this.#tries.get(slide) ?? 0) + 1;
    this.#tries.set(slide, tries);
    if (tries > MOST_RETRIES) done();
    else window.setTimeout(() => ask(slide, image), RETRY_MS);
  }
}

const isWaiting = (slide: HTMLElement): boolean =>
  slide.querySelector("img[data-src]:not([src])") !== null;

const ask = (slide: HTMLElement, image: HTMLImageElement): void => {
  for (const source of slide.querySelectorAll<HTMLSourceElement>("source")) {
    source.srcset = source.dataset.srcset ?? "";
  }
  image.src = image.dataset.src ?? "";
};
