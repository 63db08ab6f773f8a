// Runs through the days; the map, the words and the counts follow without the server.

/** Days that pass in a second: the whole count in about fourteen. */
const DAYS_PER_SECOND = 42;
const STEP_MS = 900;
const MONTH = 30;

export class Replay {
  #request = 0;
  #timer = 0;

  constructor(
    readonly onDay: (days: number) => void,
    readonly onEnd: () => void,
  ) {}

  get isPlaying(): boolean {
    return this.#request !== 0 || this.#timer !== 0;
  }

  play(from: number, to: number): void {
    this.stop();
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) this.#step(from, to);
    else this.#run(from, to);
  }

  stop(): void {
    window.cancelAnimationFrame(this.#request);
    window.clearTimeout(this.#timer);
    this.#request = 0;
    this.#timer = 0;
  }

  #run(from: number, to: number): void {
    let begun: number | undefined;
    const frame = (now: number): void => {
      begun ??= now;
      const day = Math.min(from + Math.floor(((now - begun) / 1000) * DAYS_PER_SECOND), to);
      this.#request = day < to ? window.requestAnimationFrame(frame) : 0;
      this.onDay(day);
      if (day >= to) this.onEnd();
    };
    this.#request = window.requestAnimationFrame(frame);
  }

  // Readers who asked for less motion see a month at a time.
  #step(day: number, to: number): void {
    this.onDay(day);
    this.#timer = day < to
      ? window.setTimeout(() => this.#step(Math.min(day + MONTH, to), to), STEP_MS)
      : 0;
    if (day >= to) this.onEnd();
  }
}
