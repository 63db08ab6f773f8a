// What a country under the pointer, or under the keyboard, is and signed.

export class Tip {
  constructor(readonly element: HTMLElement, readonly frame: HTMLElement) {}

  show(name: string, lines: readonly string[], clientX: number, clientY: number): void {
    const heading = document.createElement("b");
    heading.textContent = name;
    const rest = lines.map((line) => {
      const row = document.createElement("span");
      row.textContent = line;
      return row;
    });
    this.element.replaceChildren(heading, ...rest);
    this.element.hidden = false;
    this.#place(clientX, clientY);
  }

  hide(): void {
    this.element.hidden = true;
  }

  // Beside the pointer, on the side where there is room.
  #place(clientX: number, clientY: number): void {
    const frame = this.frame.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.element;
    const x = clientX - frame.left;
    const y = clientY - frame.top;
    const left = x + 14 + offsetWidth > frame.width ? x - 14 - offsetWidth : x + 14;
    const top = y + 14 + offsetHeight > frame.height ? y - 14 - offsetHeight : y + 14;
    this.element.style.left = `${Math.max(left, 2)}px`;
    this.element.style.top = `${Math.max(top, 2)}px`;
  }
}
