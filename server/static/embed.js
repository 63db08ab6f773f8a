// For a page that shows charts of the Ministerial Atlas: fits each frame to the height that its chart
// tells, and makes <ministerial-chart chart="map" asof="2026-02-04"> such a frame. It sets no cookie,
// keeps nothing, and asks for nothing but the charts.
(() => {
  if (window.customElements?.get("ministerial-chart")) return;
  const script = document.currentScript || document.querySelector('script[src$="/embed.js"]');
  const origin = new URL(script.src, document.baseURI).origin;
  const made = new Set();

  const isOurs = (frame) => frame.src.startsWith(`${origin}/embed/`);
  const frames = () => new Set([...made, ...[...document.querySelectorAll("iframe")].filter(isOurs)]);

  window.addEventListener("message", ({ source, data }) => {
    if (data?.sentinel !== "amp" || data.type !== "embed-size") return;
    if (!(data.height > 0 && data.height < 20000)) return;
    for (const frame of frames()) {
      if (frame.contentWindow === source) frame.style.height = `${Math.ceil(data.height)}px`;
    }
  });
  // A frame that was there before this script is asked once more.
  const ask = () => {
    for (const frame of frames()) frame.contentWindow?.postMessage("ministerial-atlas:height", "*");
  };
  ask();
  window.addEventListener("load", ask);

  const KEYS = [
    "color", "initiative", "commodity", "stage", "year", "producers", "asof", "worldview", "region",
    "status", "partner", "lang", "zoom", "theme", "title", "subtitle", "note", "kind", "confidence",
    "highlight", "labels", "annotate", "byline", "logo", "style",
    "start", "end", "lanes", "coalition", "group", "order",
    "agreement", "binding", "instrument", "mineral", "provision", "q", "sort", "view",
    "facts",
  ];

  class MinisterialChart extends HTMLElement {
    static observedAttributes = ["chart", ...KEYS];

    #frame = null;

    connectedCallback() {
      this.#frame ??= this.appendChild(document.createElement("iframe"));
      const frame = this.#frame;
      made.add(frame);
      frame.loading = "lazy";
      frame.style.cssText = "display:block;border:0;width:100%;height:640px";
      this.style.display ||= "block";
      this.#show();
    }

    disconnectedCallback() {
      made.delete(this.#frame);
    }

    attributeChangedCallback() {
      if (this.#frame) this.#show();
    }

    #show() {
      const query = new URLSearchParams();
      for (const key of KEYS) {
        if (this.getAttribute(key)) query.set(key, this.getAttribute(key));
      }
      const chart = encodeURIComponent(this.getAttribute("chart") || "map");
      const address = `${origin}/embed/${chart}${query.size ? `?${query}` : ""}`;
      this.#frame.title = this.title || this.getAttribute("aria-label") || "Ministerial Atlas";
      if (this.#frame.src !== address) this.#frame.src = address;
    }
  }
  window.customElements?.define("ministerial-chart", MinisterialChart);
})();
