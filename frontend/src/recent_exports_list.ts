// The list “Recent exports” of the Export page: what this browser has saved, copied or dragged from it.
// It is filled when it is opened, as Streamlit makes the part anew whenever it likes, and is not
// shown while there is none.
import { type Export, dayOf, keepExports, keptExports, withExport } from "./recent_exports";

const marks = document.documentElement.classList;
const LIST = "details.atlas-recent";

const dayInWords = (day: string): string =>
  new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" });

// Text as text, whatever it says.
const asItem = ({ address, chart, size, format, day }: Export): HTMLElement => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = [chart, size, format].join(" · ");
  const time = document.createElement("time");
  time.dateTime = day;
  time.textContent = dayInWords(day);
  item.append(link, " ", time);
  return item;
};

const show = (list: Export[]): void => {
  marks.toggle("has-exports", list.length > 0);
  document.querySelector(`${LIST} ul`)?.replaceChildren(...list.map(asItem));
};

const record = (format: string): void => {
  const own = document.querySelector<HTMLElement>(LIST)?.dataset;
  if (!own) return;
  const { address = "", chart = "", size = "" } = own;
  const one = { address, chart, size, format: format.toUpperCase(), day: dayOf(new Date()) };
  keepExports(withExport(keptExports(), one));
  show(keptExports());
};

const endingOf = (address: string): string => /\.(\w+)(?:$|\?)/.exec(address)?.[1] ?? "";

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const file = target.closest<HTMLElement>(".atlas-downloads a[download]");
  if (file) record(endingOf(file.getAttribute("href") ?? ""));
  else if (target.closest(".atlas-copy-image")) record("png");
  else if (target.closest(".atlas-forget-exports")) {
    keepExports([]);
    show([]);
  }
});

document.addEventListener("dragstart", ({ target }) => {
  const picture = target instanceof Element ? target.closest<HTMLElement>(".atlas-preview") : null;
  if (picture) record(endingOf(picture.dataset.address ?? ""));
});

// A fold says that it is opened to itself alone.
document.addEventListener("toggle", ({ target }) => {
  if (target instanceof Element && target.matches(LIST)) show(keptExports());
}, true);

marks.toggle("has-exports", keptExports().length > 0);
