"""Whether a page that lost its process has been run again since."""

RECORD_STATES = """
window.__sockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...args) { super(...args); window.__sockets.push(this); }
};
window.__states = [];
new MutationObserver(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const state = app && `${app.dataset.testConnectionState} ${app.dataset.testScriptState}`;
  if (state && state !== window.__states.at(-1)) window.__states.push(state);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Records each websocket, and Streamlit's states of its connection and of the script."""

DISCONNECTED = "() => window.__sockets[0].readyState === WebSocket.CLOSED"
"""Whether the first connection has ended."""

RECONNECTED = """() => {
  const last = window.__states.findLastIndex((state) => !state.startsWith('CONNECTED'));
  const since = window.__states.slice(last + 1);
  const open = window.__sockets.at(-1).readyState === WebSocket.OPEN;
  return open && since.includes('CONNECTED running') && since.at(-1) === 'CONNECTED notRunning';
}
"""
"""Connected, and the first run since then is over: before that a session knows no widgets."""
