import { element, iconButton } from "./dom.js";

const SVG = "/page/icon.svg";

/** The upper edge of a chat: whose it is, how the connection is, and its few tools. */
export class Heading {
  #texts;
  #name;
  #state;
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
    this.#name = element(level, { "data-text": name });
    this.#state = element("p", { class: "status", role: "status" });
    const words = element("div", { class: "heading-words" }, this.#name, this.#state);
    const mark = element("img", { class: "heading-mark", src: SVG, alt: "" });
    this.node = element("header", { class: "heading" }, mark, words, ...tools);
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
    const known = keys.filter((key) => this.#texts.has(key));
    const line = [...known, `page-status-line-${this.#status}`];
    const sentences = line.map((key) => this.#texts.say(key));
    this.#state.dataset.status = this.#status;
    this.#state.textContent = sentences.join(" · ");
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
