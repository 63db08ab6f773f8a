// Mounted by Streamlit: shows a chart that the server drew, and lets its links change the view of the
// session. A modified click, or one on a link within the page, is the browser's.
const boxes = new WeakMap();

const isPlain = (event) => event.button === 0
  && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);

const makeBox = (component) => {
  const box = document.createElement("div");
  component.parentElement.append(box);
  box.addEventListener("click", (event) => {
    const link = event.target.closest("[data-view-links] a[href]");
    if (!link || !isPlain(event) || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    const { search } = new URL(link.getAttribute("href"), window.location.href);
    link.focus({ preventScroll: true });
    boxes.get(component.parentElement).send("query", { query: search.slice(1), at: Date.now() });
  });
  return box;
};

// The focus stays on the mark that had it.
const show = (box, html) => {
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.row : "";
  box.innerHTML = html;
  const again = focused && [...box.querySelectorAll("[data-row]")]
    .find(({ dataset, parentNode }) => dataset.row === focused && parentNode.getClientRects().length);
  if (again) again.focus({ preventScroll: true });
};

// The page before the app waits for this sign of each of its drawings.
const takeOver = (box) => {
  const { name } = box.querySelector(".atlas-drawing").dataset;
  const first = document.querySelector(`#first-view .atlas-drawing[data-name="${name}"]`);
  if (!first) return;
  first.dataset.taken = "yes";
  first.dispatchEvent(new Event("atlas:taken", { bubbles: true }));
};

export default function drawing(component) {
  const { data, parentElement, setTriggerValue } = component;
  const known = boxes.get(parentElement) ?? { box: makeBox(component), html: "" };
  boxes.set(parentElement, known);
  known.send = setTriggerValue;
  if (known.html !== data.html) {
    known.html = data.html;
    show(known.box, data.html);
    takeOver(known.box);
  }
  return () => {
    known.box.remove();
    boxes.delete(parentElement);
  };
}
