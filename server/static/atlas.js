// What a page of Streamlit cannot do by itself: put a text on the clipboard when its button is
// pressed, ask again for a picture or a file that the server had no room to draw, fill the screen,
// let letters be turned off as keys and hints be put away, and let a slow press choose on the globe.
(() => {
  const copied = async (field) => {
    const text = field.textContent;
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return true;
    }
    // Plain http away from this machine has no clipboard: select the text and copy the selection.
    const selection = window.getSelection();
    selection.selectAllChildren(field);
    return document.execCommand("copy");
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.atlas-copy");
    if (!button) return;
    const field = button.closest(".atlas-field").querySelector(".atlas-words");
    const said = button.dataset.said || button.textContent;
    button.dataset.said = said;
    const done = await copied(field).catch(() => false);
    button.textContent = done ? button.dataset.done : button.dataset.byHand;
    if (!done) window.getSelection().selectAllChildren(field);
    window.setTimeout(() => { button.textContent = said; }, 2500);
  });

  // Looked at by the clock: a picture may fail before it stands in the page, where no event is heard.
  const MOST_TRIES = 8;
  window.setInterval(() => {
    for (const image of document.querySelectorAll(".atlas-preview img")) {
      const tries = Number(image.dataset.tries || 0);
      if (!image.complete || image.naturalWidth > 0 || tries >= MOST_TRIES) continue;
      image.dataset.tries = String(tries + 1);
      image.src = image.getAttribute("src");
    }
  }, 2500);

  // A file is asked for by its headers first: where the server has no room to draw it, a link would
  // save an error in its place. What was drawn for the headers is kept, and sent at once.
  const MOST_WAITS = 6;
  const pause = (seconds) => new Promise((done) => window.setTimeout(done, seconds * 1000));
  const seconds = (answer) => Number(answer.headers.get("retry-after"));
  const isDrawn = async (address, tell) => {
    for (let wait = 0; wait < MOST_WAITS; wait += 1) {
      const answer = await fetch(address, { method: "HEAD" });
      if (answer.status !== 503) return true;
      if (!(seconds(answer) > 0 && seconds(answer) < 60)) return false;
      tell(seconds(answer));
      await pause(seconds(answer));
    }
    return false;
  };
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(".atlas-downloads a[download]");
    if (!link || link.dataset.drawn || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-disabled")) return;
    const said = link.parentElement.querySelector("p");
    link.setAttribute("aria-disabled", "true");
    const drawn = await isDrawn(link.href, (left) => {
      said.textContent = said.dataset.waiting.replace("{seconds}", left);
    }).catch(() => true);
    link.removeAttribute("aria-disabled");
    said.textContent = drawn ? "" : said.dataset.failed;
    if (!drawn) return;
    link.dataset.drawn = "yes";
    link.click();
    delete link.dataset.drawn;
  });

  // Single letters as keys can be turned off (WCAG 2.2, 2.1.4): to speech input a word is many keys.
  // Hints that a reader has put away stay away. Where nothing can be kept, they do for this page.
  const off = document.documentElement.classList;
  const remembered = (name, value) => {
    try {
      if (value !== undefined) window.localStorage.setItem(`atlas-${name}`, value ? "1" : "0");
      return window.localStorage.getItem(`atlas-${name}`) === "1";
    } catch {
      return false;
    }
  };
  for (const name of ["letters-off", "hints-off"]) off.toggle(name, remembered(name));
  document.addEventListener("click", (event) => {
    const pressed = (button) => event.target.closest(`button.atlas-${button}`);
    if (pressed("letters")) remembered("letters-off", off.toggle("letters-off"));
    if (pressed("hints-off")) remembered("hints-off", off.toggle("hints-off", true));
    if (pressed("hints-on")) remembered("hints-off", off.toggle("hints-off", false));
  });
  window.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, [contenteditable]");
    const letter = /^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (letter && !typing && off.contains("letters-off")) event.stopImmediatePropagation();
  }, true);

  // deck.gl takes a press for a click only when it ends within 250 ms, by a clock that runs on while
  // the page draws: without a GPU one click in five was lost, and so is every calm press. One that is
  // late and has not moved is taken back, and made again at once.
  const LATE_MS = 240;
  const STILL_PX = 8;
  let press = null;
  window.addEventListener("pointerdown", (event) => {
    if (!event.isTrusted) return;
    const onGlobe = event.button === 0 && event.target.closest?.(".st-key-globe canvas");
    press = onGlobe && event.isPrimary ? { event, seen: performance.now() } : null;
  }, true);
  window.addEventListener("pointerup", (event) => {
    if (!event.isTrusted || !press || event.pointerId !== press.event.pointerId) return;
    const { event: begun, seen } = press;
    press = null;
    const moved = Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY);
    if (moved > STILL_PX || performance.now() - seen < LATE_MS) return;
    event.stopImmediatePropagation();
    const { pointerId, pointerType, clientX, clientY, screenX, screenY } = begun;
    for (const [kind, buttons] of [["pointercancel", 0], ["pointerdown", 1], ["pointerup", 0]]) {
      begun.target.dispatchEvent(new PointerEvent(kind, {
        pointerId, pointerType, clientX, clientY, screenX, screenY, buttons,
        isPrimary: true, bubbles: true, cancelable: true, composed: true, view: window,
      }));
    }
  }, true);
})();
