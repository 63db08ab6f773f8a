// The list under the field: what is suggested, what of it is marked, and how many there are, said
// to those who do not see it (ARIA Authoring Practices: combobox with list autocomplete).

import type { Suggestion } from "./search_matching";

const SAID_AFTER_MS = 400;
let lists = 0;

const element = (role: string, className = ""): HTMLElement => {
  const made = document.createElement("div");
  made.setAttribute("role", role);
  if (className) made.className = className;
  return made;
};

export class SuggestionList {
  suggestions: Suggestion[] = [];
  private marked = -1;
  private timer = 0;
  private readonly list = element("listbox");
  private readonly status = element("status", "visually-hidden");

  constructor(private readonly form: HTMLFormElement, private readonly input: HTMLInputElement) {
    lists += 1;
    this.list.id = `atlas-search-list-${lists}`;
    this.list.hidden = true;
    this.list.setAttribute("aria-label", input.getAttribute("aria-label") ?? "");
    input.setAttribute("aria-controls", this.list.id);
    form.append(this.list, this.status);
  }

  get isOpen(): boolean {
    return !this.list.hidden;
  }

  get markedSuggestion(): Suggestion | undefined {
    return this.suggestions[this.marked];
  }

  show(suggestions: Suggestion[]): void {
    this.suggestions = suggestions;
    this.list.replaceChildren(...suggestions.map((one, at) => this.option(one, at)));
    this.open(suggestions.length > 0);
    if (suggestions.length === 0) this.say(0);
  }

  open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.mark(-1);
    this.say(isOpen ? this.suggestions.length : -1);
  }

  /** Mark an option; before the first and after the last comes the field itself. */
  mark(at: number): void {
    const count = this.suggestions.length;
    this.marked = at < -1 ? count - 1 : at >= count ? -1 : at;
    this.input.removeAttribute("aria-activedescendant");
    for (const [index, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(index === this.marked));
      if (index !== this.marked) continue;
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  }

  move(by: number): void {
    if (this.suggestions.length === 0) return;
    const from = this.marked;
    if (!this.isOpen) this.open(true);
    this.mark(from + by);
  }

  at(option: Element): Suggestion | undefined {
    return this.suggestions[[...this.list.children].indexOf(option)];
  }

  private option({ entry, name, also }: Suggestion, at: number): HTMLElement {
    const option = element("option");
    option.id = `${this.list.id}-${at}`;
    const words = document.createElement("bdi");
    words.textContent = also ? `${name} (${also})` : name;
    const kind = document.createElement("small");
    kind.textContent = this.form.dataset[entry.kind] ?? "";
    option.append(words, " ", kind);
    return option;
  }

  // Once typing rests, so that not every letter is followed by a number; -1 for nothing to say.
  private say(count: number): void {
    window.clearTimeout(this.timer);
    const { count: counted = "", none = "" } = this.form.dataset;
    const text = count > 0 ? counted.replace("{count}", String(count)) : count === 0 ? none : "";
    this.timer = window.setTimeout(() => {
      this.status.textContent = this.input.value ? text : "";
    }, SAID_AFTER_MS);
  }
}
