import { element, iconButton } from "./dom.js";
import { findPlace } from "./place.js";
import { Tray } from "./tray.js";

const LONGEST = 4000;

/** Where a person writes, adds photos and sends a place. */
export class Composer {
  #texts;
  #events;
  #words;
  #notice;
  #tray;

  /** The form, to be put on the page. */
  node;

  /**
   * @param {import("./texts.js").Texts} texts
   * @param {{text: (text: string) => void, photos: (files: Blob[], text: string) => void,
   *   place: (place: {lat: number, lon: number}) => void}} events
   */
  constructor(texts, events) {
    this.#texts = texts;
    this.#events = events;
    this.#notice = element("p", { class: "notice", role: "alert", hidden: true });
    this.#tray = new Tray(texts, (sentence) => this.tell(sentence));
    this.#words = this.#writing();
    this.node = this.#form();
  }

  /** Write a text into the field, ready to be changed or sent. */
  fill(text) {
    this.#words.value = text;
    this.#grow();
    this.#words.focus();
  }

  /** Show a sentence above the field; null takes it away. */
  tell(sentence) {
    this.#notice.hidden = sentence === null;
    this.#notice.textContent = sentence ?? "";
  }

  #form() {
    const picker = this.#tray.picker;
    const photo = iconButton("photo", "page-composer-photo", () => picker.click());
    const place = iconButton("pin", "page-composer-location", () => this.#sendPlace());
    const send = iconButton("send", "page-composer-send", null, { type: "submit", class: "send" });
    const tools = [photo, place, this.#words, send, picker];
    const line = element("div", { class: "composer-line" }, ...tools);
    const form = element("form", { class: "composer" }, this.#notice, this.#tray.node, line);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    return form;
  }

  #writing() {
    const labels = { "data-label": "page-composer-label", "data-hint": "page-composer-hint" };
    const limits = { rows: "1", maxlength: LONGEST, enterkeyhint: "send" };
    const words = element("textarea", { ...labels, ...limits });
    words.addEventListener("input", () => this.#grow());
    words.addEventListener("keydown", (event) => this.#key(event));
    words.addEventListener("paste", (event) => this.#paste(event));
    return words;
  }

  #key(event) {
    // Enter also ends the choice of a character in a Chinese input method (229 in older browsers).
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing) return;
    event.preventDefault();
    this.#send();
  }

  #paste(event) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    this.#tray.add([...event.clipboardData.files]);
  }

  async #send() {
    const files = await this.#tray.take();
    const text = this.#words.value.trim();
    if (files.length > 0) this.#events.photos(files, text);
    else if (text !== "") this.#events.text(text);
    else return;
    this.tell(null);
    this.fill("");
  }

  async #sendPlace() {
    this.tell(this.#texts.say("page-location-searching"));
    try {
      this.#events.place(await findPlace());
      this.tell(null);
    } catch (problem) {
      this.tell(this.#texts.say(problem.message));
      this.#words.focus();
    }
  }

  #grow() {
    this.#words.style.height = "auto";
    this.#words.style.height = `${this.#words.scrollHeight}px`;
  }
}
