// What the reader does is one entry of the history. Streamlit makes two of a change of page: one of
// its path and one of its query, in either order (`App.tsx`, seen in 1.67). Back then led to an
// address between the two, of a page without the view.

interface Address {
  pathname: string;
  search: string;
}

/** The entries of a window: which of them finishes the one before. */
export class HistoryEntries {
  #isUntouched = false;
  #changedPath = false;

  /** The reader does something: what is pushed from now on is another entry. */
  act(): void {
    this.#isUntouched = false;
  }

  /** Whether an address that is pushed takes the place of the present one; called once for each. */
  replaces(present: Address, pushed: Address): boolean {
    const changesPath = present.pathname !== pushed.pathname;
    const keepsQuery = pushed.search !== "" && present.search === pushed.search;
    const isOther = changesPath ? keepsQuery && !this.#changedPath : this.#changedPath;
    const finishes = this.#isUntouched && isOther;
    this.#isUntouched = true;
    this.#changedPath = changesPath;
    return finishes;
  }
}
