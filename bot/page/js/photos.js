import { element, icon } from "./dom.js";

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
    this.#seen = new IntersectionObserver((entries) => this.#near(entries), { rootMargin: "600px" });
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
      tile.replaceChildren(type.startsWith("image/") ? this.#button(address) : this.#download(address));
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
    return element("span", { class: "photo-wait", role: "img", "aria-label": this.#texts.say("photo-loading") });
  }

  #image(address) {
    const image = element("img", { src: address, alt: this.#texts.say("photo-alt") });
    image.addEventListener("error", () => image.closest(".photo")?.replaceChildren(this.#undisplayable(address)));
    return image;
  }

  #button(address) {
    const open = { type: "button", "aria-label": this.#texts.say("photo-open") };
    return element("button", { ...open, onclick: () => this.#lightbox.show(address) }, this.#image(address));
  }

  #undisplayable(address) {
    const words = element("span", {}, this.#texts.say("photo-undisplayable"));
    return element("span", { class: "photo-note" }, icon("photo"), words, this.#download(address));
  }

  #download(address) {
    return element("a", { class: "photo-note", href: address, download: "" }, this.#texts.say("photo-download"));
  }

  #broken(tile) {
    const again = () => {
      tile.replaceChildren(this.#waiting());
      this.#fill(tile);
    };
    const words = this.#texts.say("photo-broken");
    return element("button", { type: "button", class: "photo-note", onclick: again }, icon("photo"), words);
  }
}

/** Give a file an address on this page. */
function local(file) {
  return { address: URL.createObjectURL(file), type: file.type };
}
