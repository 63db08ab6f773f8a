// What a page of Streamlit cannot do by itself: put a text on the clipboard when its button is
// pressed, ask again for a picture that the server had no room to draw, fill the screen, ask for the
// page again after a cut, and say that a browser has no WebGL.
(() => {
  // deck.gl draws with WebGL 2 only; the style sheet shows the printed map where there is none.
  const canvas = document.createElement("canvas");
  if (!canvas.getContext("webgl2")) document.documentElement.classList.add("no-webgl");

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
    button.textContent = done ? "Copied" : "Press Ctrl C";
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

  // On the Present page F fills the screen, as in other programs for slides, and leaves it again.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, [contenteditable]");
    const alone = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key.toLowerCase() !== "f" || typing || !alone) return;
    if (!document.querySelector(".st-key-stage")) return;
    event.preventDefault();
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });

  // Cut off and connected again, a reader may be with another process, which has not run the page
  // yet and knows none of its widgets: the first click would be lost. Streamlit does not ask for the
  // page again by itself; it does when the address may have changed, as after the Back key.
  const followed = (app) => {
    let was = "";
    new MutationObserver(() => {
      const now = app.dataset.testConnectionState;
      if (was === "cut" && now === "CONNECTED") window.dispatchEvent(new PopStateEvent("popstate"));
      if (now === "CONNECTED") was = "connected";
      else if (was) was = "cut";
    }).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  };
  const waiting = new MutationObserver(() => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app) return;
    waiting.disconnect();
    followed(app);
  });
  waiting.observe(document.documentElement, { childList: true, subtree: true });
})();
