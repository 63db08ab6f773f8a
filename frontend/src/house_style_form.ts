// The part of the Export page that loads a style from a file and keeps it in this browser. It listens
// on the document, as Streamlit makes the part anew whenever it likes; without this script it is not
// shown, and the field beside it takes a style as well.

import {
  LARGEST_FILE, type StyleQuery, StyleFault, fileOfAddress, queryOfFile, withStyle,
} from "./house_style";

const KEPT = "atlas-house-style";
const marks = document.documentElement.classList;

// A file again: what is kept is read as strictly as what is loaded. Where nothing can be kept, or a
// stranger's extension wrote there, there is nothing.
const kept = (): string => {
  try {
    const text = window.localStorage.getItem(KEPT) ?? "";
    queryOfFile(text);
    return text;
  } catch {
    return "";
  }
};

const keep = (text: string): void => {
  try {
    if (text) window.localStorage.setItem(KEPT, text);
    else window.localStorage.removeItem(KEPT);
  } catch {
    // A browser that keeps nothing still draws with the style.
  }
  marks.toggle("keeps-style", kept() !== "");
};

const apply = (query: StyleQuery): void => {
  window.location.assign(withStyle(window.location.href, query));
};

const load = async (input: HTMLInputElement, status: HTMLElement): Promise<void> => {
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    const text = file.size > LARGEST_FILE ? "" : await file.text();
    const query = queryOfFile(text);
    keep(text);
    apply(query);
  } catch (error) {
    const part = error instanceof StyleFault ? error.message : "";
    status.textContent = part
      ? (status.dataset.part ?? "").replace("{part}", part)
      : status.dataset.refused ?? "";
  }
  input.value = "";
};

const save = (): void => {
  const link = document.createElement("a");
  const text = fileOfAddress(window.location.href);
  link.href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = "house-style.json";
  link.click();
};

const acts: Record<string, () => void> = {
  apply: () => apply(queryOfFile(kept() || "{}")),
  forget: () => keep(""),
  save,
};

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
  const status = target.closest(".atlas-style-file")?.querySelector<HTMLElement>("[role=status]");
  if (status) void load(target, status);
});

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
  const name = /\batlas-style-(\w+)\b/.exec(button?.className ?? "")?.[1];
  if (name) acts[name]?.();
});

marks.add("has-style-file");
marks.toggle("keeps-style", kept() !== "");
