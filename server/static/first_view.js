// Starts Streamlit after the first paint, and takes the first view away once the live page is whole.
// The addresses of what Streamlit's page loads stand in this script's own element.
(() => {
  const { entry, modules, sheets, needs } = document.currentScript.dataset;
  const addresses = (text) => text.split(" ").filter(Boolean);
  const view = document.getElementById("first-view");
  const root = document.getElementById("root");
  const NO_CONNECTION_MS = 8000;
  const MOST_PICTURE_MS = 2000;

  const afterFrames = (count, act) => {
    if (count === 0) act();
    else window.requestAnimationFrame(() => afterFrames(count - 1, act));
  };

  const addLink = (rel, href) => {
    const link = Object.assign(document.createElement("link"), { rel, href });
    if (rel === "modulepreload") link.crossOrigin = "anonymous";
    document.head.append(link);
  };

  // Streamlit's entry would block the first paint (Chromium waits for module scripts in the head).
  const start = () => {
    for (const href of addresses(sheets)) addLink("stylesheet", href);
    for (const href of addresses(modules)) addLink("modulepreload", href);
    // Run as they come: the first run of a chart's script takes a second on a slow machine, which
    // passes while the page waits for its connection.
    for (const href of addresses(needs)) import(href).catch(() => {});
    import(entry).then(() => window.setTimeout(sayNoConnection, NO_CONNECTION_MS)).catch(() => {});
  };

  const sayNoConnection = () => {
    if (view.isConnected) view.querySelector(".connection").hidden = false;
  };

  // What a reader is typing stays: the page leaves once the field is left as it was.
  const isField = (element) => Boolean(element?.matches("input, select, textarea"));
  const isChanged = (field) => (field.matches("select")
    ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : field.value !== field.defaultValue);
  // The map with its date is taken over as it stands.
  const isTakenOver = (field) => Boolean(field?.closest(".atlas-stage"));
  const isBusy = () => [document.activeElement, ...view.querySelectorAll("input:not([type=hidden]), select, textarea")]
    .some((field) => isField(field) && !isTakenOver(field) && (field === document.activeElement || isChanged(field)));

  const scroller = (element) => {
    for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
      const { overflowY } = window.getComputedStyle(node);
      if (/auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight) return node;
    }
    return document.scrollingElement;
  };

  const textOf = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const HEADINGS = "h1, h2, h3";

  // The heading that the reader is at, and how far below it the top of the window is: the last one
  // in the upper third, as the foot of a page cannot be scrolled up to the top.
  const place = () => {
    const passed = window.scrollY < 1 ? [] : [...view.querySelectorAll(HEADINGS)]
      .filter((heading) => heading.getBoundingClientRect().top <= window.innerHeight / 3);
    const heading = passed.at(-1);
    return heading
      ? { text: textOf(heading), below: -heading.getBoundingClientRect().top }
      : { text: "", below: window.scrollY };
  };

  const scrollTo = ({ text, below }, container) => {
    const heading = text
      && [...root.querySelectorAll(HEADINGS)].find((candidate) => textOf(candidate) === text);
    const top = heading ? heading.getBoundingClientRect().top : 0;
    container.scrollTop += top + below;
  };

  // The link or button of the live page that is called like the one that has the focus.
  const counterpart = (focused) => {
    const named = [...root.querySelectorAll("a[href], button")]
      .filter((element) => textOf(element) === textOf(focused));
    return named.find((element) => element.tagName === focused.tagName) ?? named[0];
  };

  // The live page says of each map and each drawing that stands here that it has it.
  const areTaken = () => [...view.querySelectorAll(".atlas-stage, .atlas-drawing")]
    .every((part) => part.dataset.taken);

  const leave = (sign) => {
    if (!view.isConnected || !areTaken()) return;
    const focused = view.contains(document.activeElement) ? document.activeElement : null;
    const at = place();
    const isMoved = focused && isTakenOver(focused);
    root.inert = false;
    view.dispatchEvent(new Event("atlas:leave"));
    const target = focused && !isMoved && counterpart(focused);
    view.remove();
    scrollTo(at, scroller(sign));
    target?.focus({ preventScroll: true });
    performance.mark("atlas-live");
  };

  document.addEventListener("atlas:live", async ({ target }) => {
    if (!view.isConnected) return;
    await Promise.all(addresses(needs).map((href) => import(href).catch(() => {})));
    const tryToLeave = () => { if (!isBusy()) afterFrames(2, () => leave(target)); };
    view.addEventListener("focusout", () => window.setTimeout(tryToLeave));
    for (const name of ["change", "atlas:taken"]) view.addEventListener(name, tryToLeave);
    tryToLeave();
  });

  // The main picture has the line for itself; one that is late or never comes holds nothing up.
  const mainPicture = () => {
    const picture = view.querySelector("img[fetchpriority=high]");
    if (!picture || picture.complete) return Promise.resolve();
    return new Promise((settle) => {
      for (const name of ["load", "error"]) picture.addEventListener(name, settle);
      window.setTimeout(settle, MOST_PICTURE_MS);
    });
  };

  afterFrames(2, () => mainPicture().then(() => window.setTimeout(start)));
})();
