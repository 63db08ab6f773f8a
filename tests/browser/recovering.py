"""Whether a page that lost its process has been run again since."""

WATCH = """
window.__sockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...given) { super(...given); window.__sockets.push(this); }
};
window.__told = [];
new MutationObserver(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const said = app && `${app.dataset.testConnectionState} ${app.dataset.testScriptState}`;
  if (said && said !== window.__told.at(-1)) window.__told.push(said);
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Notes each websocket, and what Streamlit says of its connection and of the script."""

CUT = "() => window.__sockets[0].readyState === WebSocket.CLOSED"
"""Whether the first connection has ended."""

BACK = """() => {
  const last = window.__told.findLastIndex((said) => !said.startsWith('CONNECTED'));
  const since = window.__told.slice(last + 1);
  const open = window.__sockets.at(-1).readyState === WebSocket.OPEN;
  return open && since.includes('CONNECTED running') && since.at(-1) === 'CONNECTED notRunning';
}
"""
"""Connected, and the first run since then is over: before that a session knows no widgets."""
