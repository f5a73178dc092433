const WAITING = ["pending", "uploading"];

/** What was said on both sides, shown in order; messages that came before are dropped. */
export class Conversation {
  #timeline;
  #history;
  #bubbles;
  #messages = new Map();
  #keys = new Map();
  #own = new Map();
  #seen = new Set();
  #count = 0;

  /** The highest seq received, 0 before the first message. */
  latest = 0;

  /**
   * @param {import("./timeline.js").Timeline} timeline
   * @param {import("./history.js").History} history
   * @param {import("./bubbles.js").Bubbles} bubbles
   */
  constructor(timeline, history, bubbles) {
    this.#timeline = timeline;
    this.#history = history;
    this.#bubbles = bubbles;
  }

  /** Show what was sent from here before a reload; what no longer waits has been sent. */
  restore(outgoing) {
    for (const kept of this.#history.list()) {
      const lost = kept.state === "pending" && !outgoing.has(kept.id);
      this.#showOwn(lost ? { ...kept, state: "sent" } : kept);
    }
  }

  /** Show a message, instead of the one it replaces; false when it is known already. */
  receive(message) {
    if (this.#seen.has(message.seq)) return false;
    this.#seen.add(message.seq);
    this.latest = Math.max(this.latest, message.seq);
    const key = this.#keys.get(message.replaces) ?? message.id;
    this.#keys.set(message.id, key);
    this.#messages.set(key, message);
    this.#showMessage(key);
    return true;
  }

  /** Show something that is being sent from here, after everything else, and return it. */
  add(entry) {
    const order = [this.latest, this.#count + 1];
    const added = { text: "", reason: null, ...entry, at: new Date().toISOString(), order };
    this.#showOwn(added);
    this.#save(added);
    this.#timeline.scrollToEnd();
    return added;
  }

  /** Change how far something sent from here has got. */
  update(id, change) {
    const entry = this.#own.get(id);
    if (entry === undefined) return;
    const changed = { ...entry, ...change };
    this.#showOwn(changed);
    this.#save(changed);
  }

  /** Tell whether photos are on their way to the server. */
  get uploading() {
    return [...this.#own.values()].some(({ state }) => state === "uploading");
  }

  /** Return something sent from here by its id, or undefined. */
  own(id) {
    return this.#own.get(id);
  }

  /** Take away something sent from here. */
  remove(id) {
    this.#own.delete(id);
    this.#history.remove(id);
    this.#timeline.remove(id);
  }

  /** Show how much of something is uploaded, from 0 to 1. */
  progress(id, share) {
    const bar = this.#timeline.find(id)?.querySelector("progress");
    if (bar) bar.value = share;
  }

  /**
   * Forget everything but what is still being sent: another person is here now. `midway` keeps
   * what was said since the last message as well: it was said as that person.
   */
  clear(midway = false) {
    const said = ({ order }) => midway && order[0] >= this.latest;
    const keeps = (entry) => WAITING.includes(entry.state) || said(entry);
    const waiting = [...this.#own.values()].filter(keeps);
    this.#history.clear();
    this.#timeline.clear();
    for (const known of [this.#messages, this.#keys, this.#own, this.#seen]) known.clear();
    this.latest = 0;
    waiting.forEach((entry) => this.add(entry));
  }

  /** Draw everything again, in the language of now. */
  redraw() {
    for (const key of this.#messages.keys()) this.#showMessage(key);
    for (const entry of this.#own.values()) this.#showOwn(entry);
  }

  #showMessage(key) {
    const message = this.#messages.get(key);
    const node = this.#bubbles.message(message, this.#pressed(message));
    this.#timeline.put(key, [message.seq, 0], new Date(message.at), node);
  }

  #showOwn(entry) {
    this.#own.set(entry.id, entry);
    this.#count = Math.max(this.#count, entry.order[1]);
    this.#timeline.put(entry.id, entry.order, new Date(entry.at), this.#bubbles.own(entry));
    if (entry.kind === "choice") this.#redrawChoice(entry.choice);
  }

  #redrawChoice(choice) {
    for (const [key, { choices }] of this.#messages) {
      if (choices.some(({ id }) => id === choice)) this.#showMessage(key);
    }
  }

  #save({ previews, ...entry }) {
    if (entry.state !== "uploading" && previews === undefined) this.#history.keep(entry);
  }

  #pressed({ choices }) {
    for (const { kind, choice, state } of this.#own.values()) {
      if (kind !== "choice" || state === "failed") continue;
      if (choices.some(({ id }) => id === choice)) return choice;
    }
    return null;
  }
}
