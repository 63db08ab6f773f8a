// What of Streamlit's page is looked at or told, seen in 1.67: nothing of it is promised. Each has a
// test that fails when Streamlit changes (tests/server/html/test_streamlit_page.py; in tests/browser test_recovery.py
// and test_map_journey.py).
import { HistoryEntries } from "./history_entries";

/** Streamlit runs a page anew where its address may have changed, as after the Back key. */
const runAgain = (): void => {
  window.dispatchEvent(new PopStateEvent("popstate"));
};

const CONNECTION = "data-test-connection-state";
const CONNECTED = "CONNECTED";

/**
 * Cut off and connected again, a reader may be with another process, which has not run the page yet
 * and knows none of its widgets: the first click would be lost. Streamlit does not ask for the page
 * again by itself.
 *
 * Told by the state of before: this script may come when the page is already connected.
 */
const runAgainAfterCuts = (): void => {
  let isCut = false;
  const watcher = new MutationObserver((changes) => {
    for (const { oldValue, target } of changes) {
      isCut ||= oldValue === CONNECTED;
      if (!isCut || (target as Element).getAttribute(CONNECTION) !== CONNECTED) continue;
      isCut = false;
      runAgain();
    }
  });
  const changes = { subtree: true, attributeFilter: [CONNECTION], attributeOldValue: true };
  watcher.observe(document.documentElement, changes);
};

/** Pictures are drawn for a theme: where the system turns dark, Streamlit changes the page alone. */
const runAgainInOtherTheme = (): void => {
  const scheme = window.matchMedia("(prefers-color-scheme: dark)");
  // Two frames later the page has its colors, which the next run is told.
  scheme.addEventListener("change", () =>
    window.requestAnimationFrame(() => window.requestAnimationFrame(runAgain)),
  );
};

const ACTS = ["pointerdown", "keydown", "click", "input", "popstate"];

/** A change of page is one entry of the history, which Streamlit pushes in two parts. */
const pushPagesWhole = (): void => {
  const { history, location } = window;
  const entries = new HistoryEntries();
  const push = history.pushState.bind(history);
  for (const act of ACTS) window.addEventListener(act, () => entries.act(), { capture: true });
  history.pushState = (state, unused, address): void => {
    const pushed = new URL(address ?? "", location.href);
    if (entries.replaces(location, pushed)) history.replaceState(state, unused, address);
    else push(state, unused, address);
  };
};

runAgainAfterCuts();
runAgainInOtherTheme();
pushPagesWhole();
