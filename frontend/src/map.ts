// The live map. Loaded with the document, it makes the map of the first view alive; mounted by
// Streamlit (`frontend/components/map.js`), it takes that very map over into the live page.
import { Reader } from "./reader";
import { Stage } from "./stage";
import type { State } from "./state";

interface Data {
  address: string;
  frames: string;
  alt: string;
  state: State;
  theme: string;
  changes: number;
  /** What is said where the map cannot be loaded. */
  failed: string;
}

interface Component {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
}

/** After so long an answer to a change does not come any more: the server speaks for itself again. */
const OVERDUE_MS = 5000;

const stages = new Map<Element, Stage>();
const mounted = new WeakMap<HTMLElement, Mounted>();

const stageOf = (root: HTMLElement): Stage => {
  const known = stages.get(root);
  if (known) return known;
  const stage = new Stage(root);
  new Reader(stage);
  stages.set(root, stage);
  return stage;
};

/** One map of a live page. */
class Mounted {
  stage: Stage | null = null;
  #address = "";
  #changes = 0;
  #sentAt = -OVERDUE_MS;
  readonly #failed = document.createElement("p");
  #latest: Component;

  constructor(component: Component) {
    this.#latest = component;
    this.#changes = component.data.changes;
  }

  async update(component: Component): Promise<void> {
    this.#latest = component;
    const { address, frames, alt, state, theme, changes } = component.data;
    if (address !== this.#address) await this.#open(component.data);
    if (this.#latest !== component || !this.stage) return;
    this.stage.show(theme, alt);
    await this.stage.load(frames);
    // What the reader has done since is on its way: an older view does not undo it.
    const isOverdue = performance.now() - this.#sentAt > OVERDUE_MS;
    if (changes >= this.#changes || isOverdue) this.stage.apply(state);
  }

  async #open(data: Data): Promise<void> {
    const { address } = data;
    this.#address = address;
    const view = document.getElementById("first-view");
    const first = view?.querySelector<HTMLElement>(".atlas-stage");
    if (view && first && !this.stage) {
      await this.#adoptOnLeave(view, first, first.dataset.address === address);
    }
    if (this.stage?.root.dataset.address === address) return;
    try {
      const root = await fetchStage(data);
      if (address === this.#address) this.#adopt(root);
    } catch (error) {
      console.error("The map could not be loaded.", error);
      this.#address = "";
      this.#failed.textContent = data.failed;
      this.#latest.parentElement.append(this.#failed);
    }
  }

  // The page before the app waits for this sign, and gives its map away in the frame in which it
  // leaves: nothing moves.
  #adoptOnLeave(view: HTMLElement, root: HTMLElement, isOurs: boolean): Promise<void> {
    return new Promise((done) => {
      view.addEventListener("atlas:leave", () => {
        if (isOurs) this.#adopt(root);
        done();
      }, { once: true });
      root.dataset.taken = "yes";
      root.dispatchEvent(new Event("atlas:taken", { bubbles: true }));
    });
  }

  #adopt(root: HTMLElement): void {
    this.stage?.remove();
    this.stage?.root.remove();
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    this.#failed.remove();
    this.#latest.parentElement.append(root);
    if (focused instanceof HTMLElement || focused instanceof SVGElement) {
      focused.focus({ preventScroll: true });
    }
    this.stage = stageOf(root);
    this.stage.connect((state) => {
      this.#changes += 1;
      this.#sentAt = performance.now();
      this.#latest.setTriggerValue("view", { ...state, changes: this.#changes });
    });
  }

  remove(): void {
    this.#address = "";
    this.stage?.remove();
    if (this.stage) stages.delete(this.stage.root);
  }
}

// It is shown once it has the colors of its view.
const fetchStage = async ({ address, frames, state }: Data): Promise<HTMLElement> => {
  const answer = await fetch(address);
  const template = document.createElement("template");
  template.innerHTML = answer.ok ? await answer.text() : "";
  const root = template.content.querySelector<HTMLElement>(".atlas-stage");
  if (!root) throw new Error(`${answer.status} for ${address}`);
  Object.assign(root.dataset, state, { frames });
  document.adoptNode(root);
  await stageOf(root).load(frames);
  return root;
};

/** Called by Streamlit with each run that changes what the map shows. */
export const mount = (component: Component): (() => void) => {
  const { parentElement } = component;
  const map = mounted.get(parentElement) ?? new Mounted(component);
  mounted.set(parentElement, map);
  void map.update(component);
  return () => {
    map.remove();
    mounted.delete(parentElement);
  };
};

for (const root of document.querySelectorAll<HTMLElement>("#first-view .atlas-stage")) stageOf(root);
