// What stands around the map in words and counts: it moves with the map.
import {
  daysBetween, frameOn, linesOf, titleOn, writtenDay, type Frames,
} from "./frames";
import { addressWith, statusesOf, type State } from "./state";
import { writeText } from "./text";

export type Step = "previous" | "next";

export class Words {
  constructor(readonly root: HTMLElement) {}

  /** Finding, figures, legend and date of a view. */
  show(frames: Frames, state: State): void {
    const frame = frameOn(frames, state.asof);
    this.showDay(frames, state);
    this.#writeHtml(".attended", frames.attended[frame]);
    this.#writeHtml(".summary", frames.summaries[frame]);
    this.#showLegend(frames, frame, statusesOf(state));
  }

  /** What changes with each day. */
  showDay(frames: Frames, { asof }: State): void {
    this.#write("h1", titleOn(frames, frameOn(frames, asof), asof));
    this.#write(".atlas-date", writtenDay(frames, asof));
    this.#showDate(frames, asof);
  }

  /** Who is chosen, beside the map; on a phone at the foot of the screen. */
  showChosen(frames: Frames, { partner, asof }: State): void {
    const lines = linesOf(frames, partner, frameOn(frames, asof));
    for (const place of document.querySelectorAll<HTMLElement>(".atlas-chosen")) {
      writeText(place.querySelector("h2"), frames.names[partner] ?? partner);
      writeText(place.querySelector("p"), lines.join(" · "));
      place.hidden = !partner;
    }
  }

  /** The day of the slider, in days from the first; null where there is none. */
  get range(): HTMLInputElement | null {
    return this.root.querySelector<HTMLInputElement>("input[type=range]");
  }

  /** The stop of the replay before a day or after it. */
  stopBeside(day: string, step: Step): string | undefined {
    const stops = [...this.root.querySelectorAll<HTMLElement>(".months [data-asof]")]
      .map((month) => month.dataset.asof ?? "");
    return step === "next"
      ? stops.find((one) => one > day)
      : stops.filter((one) => one < day).at(-1);
  }

  #showDate(frames: Frames, day: string): void {
    const { range } = this;
    if (!range) return;
    const days = daysBetween(frames.days.first, day);
    range.value = String(days);
    range.setAttribute("aria-valuetext", writtenDay(frames, day));
    this.root.querySelector<HTMLElement>(".now")
      ?.style.setProperty("--left", `${(100 * days) / Number(range.max)}%`);
    this.#showStep("previous", this.stopBeside(day, "previous"));
    this.#showStep("next", this.stopBeside(day, "next"));
  }

  #showStep(step: Step, day: string | undefined): void {
    const link = this.root.querySelector<HTMLAnchorElement>(`[data-act=${step}]`);
    if (!link) return;
    if (day) {
      link.href = addressWith("asof", day);
      link.removeAttribute("aria-disabled");
    } else {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
    }
  }

  #showLegend(frames: Frames, frame: number, statuses: ReadonlySet<string>): void {
    this.#writeHtml(".colors", frames.legends[frame] ?? "");
    this.root.querySelector<HTMLElement>(".entries")
      ?.style.setProperty("display", frames.legends.length ? "none" : "");
    for (const item of this.root.querySelectorAll<HTMLAnchorElement>(".entries a")) {
      const entry = frames.entries[item.dataset.status ?? ""];
      if (!entry) continue;
      const count = entry.counts[frame] ?? 0;
      item.classList.toggle("none", count === 0);
      writeText(item.querySelector("b"), String(count));
      writeText(item.querySelector("span"), entry.labels[frame] ?? "");
      if (statuses.has(item.dataset.status ?? "")) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }

  #write(selector: string, text: string): void {
    writeText(this.root.querySelector(selector), text);
  }

  // Ours, escaped by the templates of the server.
  #writeHtml(selector: string, html: string | undefined): void {
    const element = this.root.querySelector(selector);
    if (element && html !== undefined && element.innerHTML !== html) element.innerHTML = html;
  }
}
