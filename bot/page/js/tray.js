import { element, icon } from "./dom.js";
import { MOST_PHOTOS, prepare } from "./uploads.js";

/** The photos that go with the next message. */
export class Tray {
  #texts;
  #say;
  #photos = [];
  #added = Promise.resolve();

  /** The row of small photos, to be put on the page. */
  node = element("div", { class: "tray", hidden: true });

  /** The field that lets a person pick photos. */
  picker = element("input", { type: "file", accept: "image/*", multiple: true, hidden: true });

  /**
   * @param {import("./texts.js").Texts} texts
   * @param {(sentence: string | null) => void} say tells the person what could not be added
   */
  constructor(texts, say) {
    this.#texts = texts;
    this.#say = say;
    this.picker.addEventListener("change", () => {
      this.add([...this.picker.files]);
      this.picker.value = "";
    });
  }

  /** Add photos as far as they can be taken. */
  add(files) {
    this.#added = this.#added.then(() => this.#add(files));
  }

  /** Return the photos' files, once all are ready, and empty the tray. */
  async take() {
    await this.#added;
    const files = this.#photos.map(({ file }) => file);
    this.#photos.forEach(({ address }) => URL.revokeObjectURL(address));
    this.#photos = [];
    this.#draw();
    return files;
  }

  async #add(files) {
    this.#say(null);
    for (const picked of files) {
      const { file, problem } = await prepare(picked);
      if (problem) this.#say(this.#texts.say(problem, { name: picked.name }));
      else if (this.#photos.length >= MOST_PHOTOS) this.#refuseMore();
      else this.#photos.push({ file, address: URL.createObjectURL(file) });
    }
    this.#draw();
  }

  #refuseMore() {
    this.#say(this.#texts.say("page-photo-too-many", { count: MOST_PHOTOS }));
  }

  #draw() {
    this.node.hidden = this.#photos.length === 0;
    this.node.replaceChildren(...this.#photos.map((photo, index) => this.#small(photo, index + 1)));
  }

  #small(photo, number) {
    const label = this.#texts.say("page-composer-remove-photo", { number });
    const remove = () => {
      this.#photos = this.#photos.filter((other) => other !== photo);
      URL.revokeObjectURL(photo.address);
      this.#draw();
    };
    const attributes = { type: "button", "aria-label": label, onclick: remove };
    const button = element("button", attributes, icon("close"));
    const image = element("img", { src: photo.address, alt: "" });
    return element("span", { class: "tray-photo" }, image, button);
  }
}
