// What a country under the pointer, or under the keyboard, is and signed.
import { writeText } from "./text";

export class Tip {
  constructor(readonly element: HTMLElement, readonly frame: HTMLElement) {}

  show(name: string, lines: readonly string[], clientX: number, clientY: number): void {
    const texts = [name, ...lines];
    const rows = Math.max(texts.length, this.element.childElementCount);
    for (let place = 0; place < rows; place += 1) {
      const row = this.element.children[place] ?? this.#newRow(place === 0 ? "b" : "span");
      writeText(row, texts[place] ?? "");
      row.toggleAttribute("hidden", place >= texts.length);
    }
    this.element.hidden = false;
    this.#place(clientX, clientY);
  }

  #newRow(name: string): Element {
    return this.element.appendChild(document.createElement(name));
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
