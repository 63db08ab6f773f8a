// One slide at a time, by keys, buttons, a swipe or a number. Without it all slides stand in order.
(() => {
  const STILL_MS = 3000;
  const SWIPE = 50;
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const controls = document.getElementById("controls");
  const place = document.getElementById("place");
  let current = 0;
  let typed = "";
  let timer = 0;

  const number = (text) => (/^\d+$/.test(text) ? Number(text) : 1);
  const inRange = (index) => Math.max(0, Math.min(slides.length - 1, index));

  const show = (index) => {
    current = inRange(index);
    slides.forEach((slide, at) => slide.classList.toggle("shown", at === current));
    place.textContent = place.dataset.place
      .replace("{number}", String(current + 1))
      .replace("{every}", String(slides.length));
    history.replaceState(null, "", `#${current + 1}`);
  };

  const toggle = (name) => root.classList.toggle(name);

  const closeOverview = (index) => {
    root.classList.remove("overview");
    show(index);
  };

  const fullScreen = () => {
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : root.requestFullscreen?.();
    change?.catch(() => {}); // Where a browser refuses, the slides go on in the window.
  };

  const acts = {
    previous: () => show(current - 1),
    next: () => show(current + 1),
    first: () => show(0),
    last: () => show(slides.length - 1),
    notes: () => toggle("with-notes"),
    overview: () => toggle("overview"),
    black: () => toggle("black"),
    full: fullScreen,
    enter: () => {
      if (typed) closeOverview(number(typed) - 1);
      else if (root.classList.contains("overview")) closeOverview(current);
    },
    escape: () => root.classList.remove("black", "overview"),
  };

  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous",
    Home: "first", End: "last", Enter: "enter", Escape: "escape",
    n: "notes", o: "overview", b: "black", ".": "black", f: "full",
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^\d$/.test(event.key)) {
      typed = (typed + event.key).slice(-2);
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const act = event.shiftKey && key === " " ? "previous" : KEYS[key];
    const isPressed = event.target.closest?.("button") && (key === "Enter" || key === " ");
    if (act && !isPressed) {
      event.preventDefault();
      acts[act]();
    }
    typed = "";
  });

  controls.addEventListener("click", (event) => {
    const act = event.target.closest("button")?.dataset.act;
    if (act) acts[act]();
  });

  slides.forEach((slide, index) => slide.addEventListener("click", () => {
    if (root.classList.contains("overview")) closeOverview(index);
  }));

  let touched = null;
  document.addEventListener("touchstart", (event) => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!touched || root.classList.contains("overview")) return;
    const end = event.changedTouches[0];
    const across = end.clientX - touched.clientX;
    const down = end.clientY - touched.clientY;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) {
      acts[across < 0 ? "next" : "previous"]();
    }
  }, { passive: true });

  const moved = () => {
    root.classList.remove("still");
    clearTimeout(timer);
    timer = setTimeout(() => root.classList.add("still"), STILL_MS);
  };
  for (const name of ["pointermove", "pointerdown", "focusin"]) {
    document.addEventListener(name, moved, { passive: true });
  }
  window.addEventListener("hashchange", () => show(number(location.hash.slice(1)) - 1));

  root.classList.add("live");
  controls.hidden = false;
  show(number(location.hash.slice(1)) - 1);
  moved();
})();
