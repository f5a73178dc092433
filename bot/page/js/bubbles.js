import { element, icon } from "./dom.js";
import { linkify } from "./linkify.js";

/** How far along a ticket is, in steps of five; what is not named here shows no steps. */
const STEPS = {
  submitted: 0,
  dispatched: 1,
  accepted: 2,
  in_progress: 3,
  paused: 3,
  resolved: 4,
  closed: 5,
};

/** Draws one turn of the conversation: a message of the server, or something sent from here. */
export class Bubbles {
  #texts;
  #photos;
  #events;

  /**
   * @param {import("./texts.js").Texts} texts
   * @param {import("./photos.js").Photos} photos
   * @param {object} events
   * @param {(choice: {id: string, label: string}) => void} events.choose
   * @param {(id: string) => void} events.again sends something again that failed
   */
  constructor(texts, photos, events) {
    this.#texts = texts;
    this.#photos = photos;
    this.#events = events;
  }

  /** Draw a message of the server; `pressed` is the id of its choice that was pressed, or null. */
  message(message, pressed) {
    const { ticket } = message;
    const asks = message.choices.length > 0 ? " asks" : "";
    const side = `bubble${ticket === null ? "" : " card"}${asks}`;
    return element(
      "article",
      { class: side, tabindex: "-1", "data-side": "bot", "data-status": ticket?.status },
      this.#author("page-author-bot"),
      ticket === null ? null : this.#ticket(ticket),
      this.#words(message.text),
      this.#media(message.media.map(({ id }) => id)),
      this.#time(new Date(message.at)),
      this.#choices(message, pressed),
    );
  }

  /** Draw something sent from here, as far as it has got. */
  own(entry) {
    return element(
      "article",
      { class: "bubble", tabindex: "-1", "data-side": "own", "data-state": entry.state },
      this.#author("page-author-own"),
      this.#media(entry.media ?? [], entry.previews),
      entry.kind === "location" ? this.#place(entry) : null,
      this.#words(entry.secret ? this.#texts.say("page-own-secret") : entry.text),
      entry.state === "uploading" ? this.#progress() : null,
      this.#time(new Date(entry.at), entry.state),
      this.#trouble(entry),
    );
  }

  #author(key) {
    return element("span", { class: "unseen" }, this.#texts.say(key));
  }

  #words(text) {
    return text ? element("p", { class: "words" }, ...linkify(text)) : null;
  }

  #time(at, state = null) {
    const drawing = { pending: "clock", uploading: "clock", sent: "check", failed: "alert" }[state];
    const mark = drawing && element("span", { class: "mark" }, icon(drawing), this.#state(state));
    return element("p", { class: "time" }, this.#texts.time(at), mark ?? null);
  }

  #state(state) {
    return element("span", { class: "unseen" }, this.#texts.say(`page-own-${state}`));
  }

  #ticket({ number, status }) {
    const key = `page-status-${status}`;
    const words = this.#texts.has(key) ? this.#texts.say(key) : status;
    const name = this.#texts.say("page-ticket-number", { number });
    return element(
      "header",
      { class: "ticket" },
      element("span", { class: "ticket-number" }, name),
      element("span", { class: "ticket-status" }, words),
      status in STEPS ? steps(STEPS[status]) : null,
    );
  }

  #media(ids, previews = []) {
    const shown = [
      ...previews.map((address) => this.#photos.preview(address)),
      ...ids.map((id) => this.#photos.tile(id)),
    ];
    if (shown.length === 0) return null;
    return element("div", { class: "photos", "data-count": Math.min(shown.length, 4) }, ...shown);
  }

  #choices(message, pressed) {
    if (message.choices.length === 0) return null;
    const rows = message.choices.map((choice) => this.#choice(choice, pressed));
    return element("div", { class: "choices", role: "group" }, ...rows);
  }

  #choice(choice, pressed) {
    const attributes = {
      type: "button",
      class: "choice",
      disabled: pressed !== null,
      "aria-pressed": pressed === choice.id ? "true" : null,
      onclick: () => this.#events.choose(choice),
    };
    const mark = icon(pressed === choice.id ? "check" : "chevron");
    const [name, ...more] = choice.label.split("\n");
    const detail = more.length === 0 ? null : element("small", {}, more.join("\n"));
    return element("button", attributes, element("span", {}, name, detail), mark);
  }

  #place({ lat, lon }) {
    const degrees = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
    const name = this.#texts.say("page-location-own");
    const words = element("span", {}, name, element("small", {}, degrees));
    return element("p", { class: "place" }, icon("pin"), words);
  }

  #progress() {
    const label = this.#texts.say("page-own-uploading");
    return element("progress", { max: "1", value: "0", "aria-label": label });
  }

  #trouble(entry) {
    if (!entry.reason) return null;
    const press = { type: "button", onclick: () => this.#events.again(entry.id) };
    const again = element("button", press, this.#texts.say("page-own-retry"));
    const words = element("span", {}, this.#texts.reason(entry.reason));
    return element("p", { class: "trouble", role: "alert" }, words, entry.retry ? again : null);
  }
}

/** Draw how far along a ticket is; its status says the same in words. */
function steps(done) {
  const all = Array.from({ length: 5 }, (_, step) => element("i", { "data-done": String(step < done) }));
  return element("span", { class: "ticket-steps", "aria-hidden": "true" }, ...all);
}
