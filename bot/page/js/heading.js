import { element, iconButton } from "./dom.js";

const SVG = "/page/icon.svg";

/** The upper edge of a chat: whose it is, how the connection is, and its few tools. */
export class Heading {
  #texts;
  #title;
  #state;
  #banner = element("p", { class: "banner", role: "status", hidden: true });
  #status = "connecting";
  #roles = [];

  /** The element, to be put on the page. */
  node;

  /**
   * @param {import("./texts.js").Texts} texts
   * @param {{level: "h1" | "h2", name: string, tools: HTMLElement[]}} content `name` is the key of
   *   a sentence
   */
  constructor(texts, { level, name, tools }) {
    this.#texts = texts;
    this.#title = name;
    const title = element(level, { "data-text": name });
    this.#state = element("p", { class: "status" });
    const words = element("div", { class: "heading-words" }, title, this.#state);
    const mark = element("img", { class: "heading-mark", src: SVG, alt: "" });
    const line = element("div", { class: "heading-line" }, mark, words, ...tools);
    this.node = element("header", { class: "heading" }, line, this.#banner);
    this.draw();
  }

  /** Show how the connection is: connecting, offline, sending, busy or online. */
  status(status) {
    if (status === this.#status) return;
    this.#status = status;
    this.draw();
  }

  /** Show which roles the person has. */
  roles(roles) {
    this.#roles = roles;
    this.draw();
  }

  /** Write the line under the name in the language of now. */
  draw() {
    const keys = this.#roles.map((role) => `page-role-${role}`);
    const known = keys.filter((key) => this.#texts.has(key)).map((key) => this.#texts.say(key));
    const roles = known.filter((role) => role !== this.#texts.say(this.#title));
    const line = [...roles, this.#texts.say(`page-status-line-${this.#status}`)];
    this.#state.dataset.status = this.#status;
    this.#state.textContent = line.join(" · ");
    this.#warn();
  }

  #warn() {
    const key = `page-banner-${this.#status}`;
    this.#banner.hidden = !this.#texts.has(key);
    this.#banner.textContent = this.#texts.has(key) ? this.#texts.say(key) : "";
  }
}

/** Make the button that turns the sound on and off. */
export function soundButton(sound, texts) {
  const button = iconButton("bell", "page-sound-on", () => {
    sound.toggle();
    show();
  });
  const show = () => {
    button.setAttribute("aria-pressed", String(sound.on));
    button.dataset.label = sound.on ? "page-sound-off" : "page-sound-on";
    texts.apply(document);
  };
  show();
  return button;
}
