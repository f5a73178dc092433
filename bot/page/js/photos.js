import { element, icon } from "./dom.js";

const NEAR = "600px";

/** Fetches photos with the person's token and shows them, small in the chat and large on a tap. */
export class Photos {
  #texts;
  #token;
  #lightbox;
  #found = new Map();
  #seen;

  /**
   * @param {import("./texts.js").Texts} texts
   * @param {() => string | null} token the person's token at that moment
   * @param {import("./lightbox.js").Lightbox} lightbox
   */
  constructor(texts, token, lightbox) {
    this.#texts = texts;
    this.#token = token;
    this.#lightbox = lightbox;
    const near = (entries) => this.#near(entries);
    this.#seen = new IntersectionObserver(near, { rootMargin: NEAR });
  }

  /** Take a photo that was uploaded from here as fetched. */
  remember(id, file) {
    this.#found.set(id, Promise.resolve(local(file)));
  }

  /** Show a photo of the server, fetched when it comes near the screen. */
  tile(id) {
    const tile = element("div", { class: "photo", "data-media": id }, this.#waiting());
    this.#seen.observe(tile);
    return tile;
  }

  /** Show a photo that is not uploaded yet. */
  preview(address) {
    return element("div", { class: "photo" }, this.#image(address));
  }

  #near(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#seen.unobserve(target);
      this.#fill(target);
    }
  }

  async #fill(tile) {
    try {
      const { address, type } = await this.#file(tile.dataset.media);
      const shown = type.startsWith("image/");
      tile.replaceChildren(shown ? this.#button(address) : this.#download(address));
    } catch {
      tile.replaceChildren(this.#broken(tile));
    }
  }

  #file(id) {
    if (!this.#found.has(id)) {
      const fetched = this.#fetch(id);
      fetched.catch(() => this.#found.delete(id));
      this.#found.set(id, fetched);
    }
    return this.#found.get(id);
  }

  async #fetch(id) {
    const headers = { Authorization: `Bearer ${this.#token()}` };
    const answer = await fetch(`/media/${encodeURIComponent(id)}`, { headers });
    if (!answer.ok) throw new Error(`media answered ${answer.status}`);
    return local(await answer.blob());
  }

  #waiting() {
    const label = this.#texts.say("page-photo-loading");
    return element("span", { class: "photo-wait", role: "img", "aria-label": label });
  }

  #image(address) {
    const image = element("img", { src: address, alt: this.#texts.say("page-photo-alt") });
    image.addEventListener("error", () => {
      image.closest(".photo")?.replaceChildren(this.#undisplayable(address));
    });
    return image;
  }

  #button(address) {
    const label = this.#texts.say("page-photo-open");
    const show = () => this.#lightbox.show(address);
    const attributes = { type: "button", "aria-label": label, onclick: show };
    return element("button", attributes, this.#image(address));
  }

  #undisplayable(address) {
    const words = element("span", {}, this.#texts.say("page-photo-undisplayable"));
    return element("span", { class: "photo-note" }, icon("photo"), words, this.#download(address));
  }

  #download(address) {
    const attributes = { class: "photo-note", href: address, download: "" };
    return element("a", attributes, this.#texts.say("page-photo-download"));
  }

  #broken(tile) {
    const again = () => {
      tile.replaceChildren(this.#waiting());
      this.#fill(tile);
    };
    const words = this.#texts.say("page-photo-broken");
    const attributes = { type: "button", class: "photo-note", onclick: again };
    return element("button", attributes, icon("photo"), words);
  }
}

/** Give a file an address on this page. */
function local(file) {
  return { address: URL.createObjectURL(file), type: file.type };
}
