// The picture of the Export page as it will be seen: at its true size, on a phone, in a column. The
// choice is a mark on the root, which style sheets read: it outlasts the part, which Streamlit makes
// anew whenever it likes. Without this script the picture fits its box, and a link shows it in full.

const root = document.documentElement;
const NAME = "preview";
const FIT = "fit";
export const KINDS = [FIT, "true", "phone", "column"];

const chosen = (): string => root.dataset[NAME] ?? FIT;

const reflect = (): void => {
  for (const button of document.querySelectorAll<HTMLElement>("button.atlas-preview-as")) {
    const pressed = String(button.dataset.as === chosen());
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
};

// Buttons that are made anew say “Fit”: looked at from the first choice on, and not before.
let isWatching = false;
const watch = (): void => {
  if (isWatching) return;
  isWatching = true;
  new MutationObserver(reflect).observe(document.body, { childList: true, subtree: true });
};

const choose = (kind: string): void => {
  if (kind === FIT) delete root.dataset[NAME];
  else root.dataset[NAME] = kind;
  reflect();
  watch();
  document.querySelector(".atlas-preview")?.scrollTo(0, 0);
};

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("button.atlas-preview-as") : null;
  const kind = button?.dataset.as ?? "";
  if (KINDS.includes(kind)) choose(kind);
});
