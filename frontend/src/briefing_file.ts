// The slides of a briefing's one file: the same as on the page, without a server. Which slide is shown
// stands in the address behind the file's name.
import { Slides } from "./slide_show";

const root = document.querySelector<HTMLElement>(".atlas-slides");

const numberIn = (hash: string): number => (/^#\d+$/.test(hash) ? Number(hash.slice(1)) : 1);

const start = (element: HTMLElement): void => {
  const keep = (): void => history.replaceState(null, "", `#${slides.view.slide}`);
  const slides = new Slides(element, keep);
  slides.apply({ slide: numberIn(location.hash), notes: "" });
  window.addEventListener("hashchange", () => slides.goTo(numberIn(location.hash)));
  element.classList.add("is-live");
};

if (root) start(root);
