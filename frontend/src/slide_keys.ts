// The keys by which a presenter moves, as other programs for slides have them.

/** A key as it is pressed. */
export interface Pressed {
  key: string;
  shiftKey?: boolean;
}

/** Where a key leads from a slide; null for a key that leads nowhere. */
export const stepOf = ({ key, shiftKey }: Pressed, number: number, last: number): number | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: number + 1, PageDown: number + 1, " ": number + (shiftKey ? -1 : 1),
    ArrowLeft: number - 1, PageUp: number - 1, Backspace: number - 1,
    Home: 1, End: last,
  };
  return steps[key] ?? null;
};

/** Where the arrows up and down lead in a window that holds nothing but slides. */
export const stepUpOrDown = (key: string, number: number): number | null =>
  ({ ArrowDown: number + 1, ArrowUp: number - 1 } as Readonly<Record<string, number>>)[key] ?? null;

/** A number that is typed, ended by Enter. */
export class Entry {
  #digits = "";

  /** The number once it is whole; null before. Another key takes back what was typed. */
  press(key: string): number | null {
    if (/^[0-9]$/.test(key)) {
      this.#digits = (this.#digits + key).slice(-2);
      return null;
    }
    const number = key === "Enter" && this.#digits ? Number(this.#digits) : null;
    this.#digits = "";
    return number;
  }
}
