// A style sheet of one page alone, which is there before what it is for.

const LONGEST_MS = 3000;
const loading = new Map<string, Promise<void>>();

/** Once a style sheet is there; without it where it cannot be loaded. */
export const loadSheet = (address: string): Promise<void> => {
  const known = loading.get(address) ?? load(address);
  loading.set(address, known);
  return known;
};

const load = (address: string): Promise<void> => {
  const named = document.querySelector<HTMLLinkElement>(`link[rel=stylesheet][href="${CSS.escape(address)}"]`);
  if (named?.sheet) return Promise.resolve();
  const link = named ?? document.createElement("link");
  const done = new Promise<void>((resolve) => {
    for (const name of ["load", "error"]) link.addEventListener(name, () => resolve(), { once: true });
    window.setTimeout(resolve, LONGEST_MS);
  });
  if (!named) {
    link.rel = "stylesheet";
    link.href = address;
    document.head.append(link);
  }
  return done;
};
