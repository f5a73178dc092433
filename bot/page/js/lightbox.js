import { element, iconButton } from "./dom.js";

/** Shows one photo as large as the screen. */
export class Lightbox {
  #dialog;
  #image;

  /** @param {import("./texts.js").Texts} texts */
  constructor(texts) {
    this.#image = element("img", { alt: texts.say("photo-alt") });
    const close = iconButton("close", "photo-close", () => this.#dialog.close());
    this.#dialog = element("dialog", { class: "lightbox", "data-label": "photo-alt" }, this.#image, close);
    this.#dialog.addEventListener("click", ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    document.body.append(this.#dialog);
  }

  /** Show the photo at an address of this page. */
  show(address) {
    this.#image.src = address;
    this.#dialog.showModal();
  }
}
