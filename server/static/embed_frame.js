// In an embed: tells the page around it how high it is, and names the country that is pointed at.
(() => {
  // Heights alone are told, which are nobody's secret: to whoever the page around is.
  const tell = (message) => window.parent.postMessage(message, "*");

  // Two formats are understood by what newsrooms have: that of Pym.js, which gives each child an id
  // in its address, and that of AMP (amp-iframe, "embed-size"), which embed.js reads too.
  const child = new URLSearchParams(window.location.search).get("childId");
  let told = 0;
  const tellHeight = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    tell({ sentinel: "amp", type: "embed-size", height });
    if (child) tell(`pymxPYMx${child}xPYMxheightxPYMx${height}`);
  };
  if (window.parent !== window) {
    new ResizeObserver(tellHeight).observe(document.documentElement);
    // A script that came later than this one asks, Pym.js by telling the width.
    window.addEventListener("message", ({ source, data }) => {
      const asks = data === "ministerial-atlas:height" || /^pymxPYMx.*xPYMxwidthxPYMx/.test(data);
      if (source !== window.parent || !asks) return;
      told = 0;
      tellHeight();
    });
    tellHeight();
  }

  // The same chart with the facts in force stays in this frame, and so does its id.
  const other = document.querySelector(".release a");
  if (child && other) other.search += `${other.search ? "&" : "?"}childId=${encodeURIComponent(child)}`;

  // A map's own titles are for a mouse alone: the line below says them by key and by touch as well.
  const line = document.querySelector(".told");
  const linkOf = (event) => event.target.closest?.(".map a[data-code]");
  const name = (link) => { line.textContent = link.querySelector("title").textContent; };
  if (line) {
    for (const kind of ["pointerover", "focusin"]) {
      document.addEventListener(kind, (event) => { if (linkOf(event)) name(linkOf(event)); });
    }
    // The first touch says who it is, the second opens the page.
    let touched = null;
    document.addEventListener("click", (event) => {
      const link = linkOf(event);
      if (!link || event.pointerType !== "touch" || link === touched) return;
      event.preventDefault();
      touched = link;
      name(link);
    });
  }
})();
