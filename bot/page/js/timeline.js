import { element } from "./dom.js";

const NEAR_PX = 80;

/**
 * The turns of a conversation on the page, in order, with the days between them.
 * An order is a pair [seq, n]: the server's message, then what was sent from here after it.
 */
export class Timeline {
  #log;
  #newer;
  #texts;
  #turns = [];

  /**
   * @param {HTMLElement} log the scrolling element
   * @param {HTMLElement} newer shown while there is something new below
   * @param {import("./texts.js").Texts} texts
   */
  constructor(log, newer, texts) {
    this.#log = log;
    this.#newer = newer;
    this.#texts = texts;
    log.addEventListener("scroll", () => {
      if (this.#atEnd()) newer.hidden = true;
    });
    new ResizeObserver(() => newer.hidden && this.scrollToEnd()).observe(log);
  }

  /** Tell whether there is no turn. */
  get empty() {
    return this.#turns.length === 0;
  }

  /** Show a turn in its place, instead of the one of that key if there is one. */
  put(key, order, at, node) {
    const follow = this.#atEnd();
    const turn = { key, order, at, node: this.#row(key, node) };
    const old = this.#turns.findIndex((other) => other.key === key);
    const stays = old !== -1 && compare(this.#turns[old].order, order) === 0;
    if (stays) this.#swap(old, turn);
    else this.#insert(turn, old);
    this.#markDays();
    if (follow) this.scrollToEnd();
    else if (!stays) this.#newer.hidden = false;
  }

  /** Take a turn away. */
  remove(key) {
    const old = this.#turns.findIndex((turn) => turn.key === key);
    if (old !== -1) this.#take(old);
    this.#markDays();
  }

  /** Return what is shown for a key, or null. */
  find(key) {
    return this.#turns.find((turn) => turn.key === key)?.node ?? null;
  }

  /** Take all turns away. */
  clear() {
    while (this.#turns.length) this.#take(this.#turns.length - 1);
  }

  /** Show the newest turn. */
  scrollToEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#newer.hidden = true;
  }

  #row(key, node) {
    const day = element("p", { class: "day", hidden: true });
    const by = { "data-turn": key, "data-by": node.dataset.side };
    return element("div", { class: "turn", ...by }, day, node);
  }

  #swap(index, turn) {
    const { node } = this.#turns[index];
    const focused = node.contains(document.activeElement);
    node.replaceWith(turn.node);
    this.#turns[index] = turn;
    if (focused) turn.node.lastChild.focus({ preventScroll: true });
  }

  #take(index) {
    const [turn] = this.#turns.splice(index, 1);
    turn.node.remove();
  }

  #insert(turn, old) {
    if (old !== -1) this.#take(old);
    let index = this.#turns.length;
    while (index > 0 && compare(this.#turns[index - 1].order, turn.order) > 0) index -= 1;
    const next = this.#turns[index]?.node ?? null;
    this.#log.insertBefore(turn.node, next);
    this.#turns.splice(index, 0, turn);
  }

  #markDays() {
    let last = null;
    for (const { at, node } of this.#turns) {
      const day = this.#texts.day(at);
      node.firstChild.hidden = day === last;
      node.firstChild.textContent = day;
      last = day;
    }
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }
}

/** Compare two orders. */
function compare(left, right) {
  return left[0] - right[0] || left[1] - right[1];
}
