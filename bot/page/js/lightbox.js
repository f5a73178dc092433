import { closeDialog, element, iconButton, openDialog } from "./dom.js";

/** Shows one photo as large as the screen. */
export class Lightbox {
  #dialog;
  #image;

  /** @param {import("./texts.js").Texts} texts */
  constructor(texts) {
    this.#image = element("img", { alt: texts.say("page-photo-alt") });
    const close = iconButton("close", "page-photo-close", () => closeDialog(this.#dialog));
    const labels = { class: "lightbox", "data-label": "page-photo-alt" };
    this.#dialog = element("dialog", labels, this.#image, close);
    this.#dialog.addEventListener("click", ({ target }) => {
      if (target === this.#dialog) closeDialog(this.#dialog);
    });
    document.body.append(this.#dialog);
  }

  /** Show the photo at an address of this page. */
  show(address) {
    this.#image.src = address;
    openDialog(this.#dialog);
  }
}
