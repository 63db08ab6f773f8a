// The search of every page. It listens on the document, as Streamlit makes the form anew whenever it
// likes; the names are asked for when a field is first used. Without this script the form works too.

import { addressOf, isChosenHere, searchAddress } from "./search_addresses";
import { SuggestionList } from "./search_list";
import {
  type Entry, type NamesFile, type Suggestion, namedInFull, readNames, suggest,
} from "./search_matching";

const lists = new WeakMap<HTMLFormElement, SuggestionList>();
const names = new Map<string, Promise<Entry[]>>();

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>("form.atlas-search") : null;

const inputOf = (form: HTMLFormElement): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>("input[type=search]");

const listOf = (form: HTMLFormElement, input: HTMLInputElement): SuggestionList => {
  const list = lists.get(form) ?? new SuggestionList(form, input);
  lists.set(form, list);
  return list;
};

const fetchNames = async (address: string): Promise<Entry[]> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return readNames((await answer.json()) as NamesFile);
};

// One that failed is asked for again with the next letter; until then the form is all there is.
const namesOf = (form: HTMLFormElement): Promise<Entry[]> => {
  const address = form.dataset.names ?? "";
  const asked = names.get(address) ?? fetchNames(address);
  names.set(address, asked);
  asked.catch(() => names.delete(address));
  return asked;
};

const find = async (form: HTMLFormElement, input: HTMLInputElement): Promise<Suggestion[]> => {
  const entries = await namesOf(form).catch(() => []);
  return suggest(entries, input.value, form.dataset.lang ?? "en");
};

const update = async (form: HTMLFormElement, input: HTMLInputElement): Promise<void> => {
  const typed = input.value;
  const found = await find(form, input);
  if (input.value === typed && document.activeElement === input) listOf(form, input).show(found);
};

// The map takes a country itself where it is alive; else the page of the choice is opened.
const choose = (form: HTMLFormElement, input: HTMLInputElement, { entry }: Suggestion): void => {
  listOf(form, input).show([]);
  input.value = "";
  if (isChosenHere(entry, window.location.pathname)) {
    const detail = { partner: entry.code };
    const event = new CustomEvent("atlas:choose", { detail, cancelable: true });
    if (!document.dispatchEvent(event)) return;
  }
  window.location.assign(addressOf(entry, window.location));
};

const submit = async (form: HTMLFormElement, input: HTMLInputElement): Promise<void> => {
  const chosen = listOf(form, input).markedSuggestion ?? namedInFull(await find(form, input));
  if (chosen) choose(form, input, chosen);
  else window.location.assign(searchAddress(input.value, window.location));
};

const KEYS: Record<string, (list: SuggestionList, event: KeyboardEvent) => boolean> = {
  ArrowDown: (list, { altKey }) => {
    if (altKey) list.open(list.suggestions.length > 0);
    else list.move(1);
    return true;
  },
  ArrowUp: (list, { altKey }) => {
    if (altKey) list.open(false);
    else list.move(-1);
    return true;
  },
  Escape: (list) => {
    const wasOpen = list.isOpen;
    list.open(false);
    return wasOpen;
  },
  // The caret goes to the beginning or the end of what is typed, and the field has the focus again.
  Home: (list) => { list.mark(-1); return false; },
  End: (list) => { list.mark(-1); return false; },
};

document.addEventListener("focusin", ({ target }) => {
  const form = formOf(target);
  const input = form && inputOf(form);
  if (!form || !input || target !== input) return;
  listOf(form, input);
  if (input.value) void update(form, input);
  else namesOf(form).catch(() => {});
});

document.addEventListener("input", ({ target }) => {
  const form = formOf(target);
  if (form && target instanceof HTMLInputElement) void update(form, target);
});

document.addEventListener("keydown", (event) => {
  const form = formOf(event.target);
  if (!form || !(event.target instanceof HTMLInputElement) || event.isComposing) return;
  if (KEYS[event.key]?.(listOf(form, event.target), event)) event.preventDefault();
});

document.addEventListener("submit", (event) => {
  const form = formOf(event.target);
  const input = form && inputOf(form);
  if (!form || !input) return;
  event.preventDefault();
  void submit(form, input);
});

// The field keeps the focus while an option is pressed, so that the list is still there at the click.
document.addEventListener("mousedown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(".atlas-search [role=listbox]")) event.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  const form = formOf(target);
  const input = form && inputOf(form);
  const option = target instanceof Element && target.closest("[role=option]");
  if (!form || !input || !option) return;
  const chosen = listOf(form, input).at(option);
  if (chosen) choose(form, input, chosen);
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const form = formOf(target);
  const input = form && inputOf(form);
  if (form && input && !form.contains(relatedTarget as Node | null)) listOf(form, input).open(false);
});
