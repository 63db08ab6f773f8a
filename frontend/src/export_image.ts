// The picture of the Export page, taken elsewhere without saving it first: onto the clipboard by a
// button, into another program by dragging it. Both listen on the document, as Streamlit makes the
// part anew whenever it likes. Without this script neither is offered.

const PNG = "image/png";
const TYPES: Record<string, string> = { png: PNG, svg: "image/svg+xml", pdf: "application/pdf" };

// An address on this server, whole; "" for any other.
export const ownAddress = (address: string, base: string): string => {
  try {
    const url = new URL(address, base);
    return url.origin === new URL(base).origin ? url.href : "";
  } catch {
    return "";
  }
};

// What is dragged: the file by its name, for file managers and editors that take `DownloadURL`, and its
// address for everything else. A name that would be read as more than a name is left out.
export const dragged = (name: string, address: string): [string, string][] => {
  const type = TYPES[name.split(".").pop() ?? ""];
  const plain: [string, string][] = [["text/uri-list", address], ["text/plain", address]];
  if (!type || !/^[a-z0-9][a-z0-9.-]*\.[a-z]+$/.test(name)) return plain;
  return [["DownloadURL", `${type}:${name}:${address}`], ...plain];
};

const imageAt = async (address: string): Promise<Blob> => {
  const answer = await fetch(address);
  const blob = await answer.blob();
  if (!answer.ok || blob.type !== PNG) throw new Error("no picture");
  return blob;
};

// What became of a picture: the name of the message that says so. The clipboard is asked within the
// press: Safari refuses one that waits for the picture first.
const copied = async (address: string): Promise<"done" | "failed" | "refused"> => {
  let outcome: "failed" | "refused" = "refused";
  const image = (): Promise<Blob> => imageAt(address).catch((error: unknown) => {
    outcome = "failed";
    throw error;
  });
  try {
    if (!address) return "refused";
    await navigator.clipboard.write([new ClipboardItem({ [PNG]: image() })]);
    return "done";
  } catch {
    return outcome;
  }
};

const tell = (button: HTMLElement, words: string | undefined): void => {
  const status = button.parentElement?.querySelector("[role=status]");
  if (status) status.textContent = words ?? "";
};

const press = async (button: HTMLElement): Promise<void> => {
  if (button.getAttribute("aria-disabled")) return;
  button.setAttribute("aria-disabled", "true");
  tell(button, button.dataset.waiting);
  const address = ownAddress(button.dataset.address ?? "", window.location.href);
  tell(button, button.dataset[await copied(address)]);
  button.removeAttribute("aria-disabled");
};

const closest = (target: EventTarget | null, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

document.addEventListener("click", ({ target }) => {
  const button = closest(target, ".atlas-copy-image");
  if (button) void press(button);
});

document.addEventListener("dragstart", ({ target, dataTransfer }) => {
  const file = closest(target, ".atlas-preview")?.dataset;
  const address = ownAddress(file?.address ?? "", window.location.href);
  if (!file?.name || !address || !dataTransfer) return;
  for (const [type, value] of dragged(file.name, address)) dataTransfer.setData(type, value);
  dataTransfer.effectAllowed = "copyLink";
});

document.documentElement.classList.add("has-picture-tools");
