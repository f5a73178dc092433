import { mediaFrame } from "./frames.js";
import { Album } from "./uploads.js";

/** Answers to an upload that another try would not change. */
const FINAL = [400, 413, 415];

/** Answers to an upload that have a sentence of their own. */
const EXPLAINED = [...FINAL, 401, 429];

/** Messages with photos, from the picked files to the frame that names them. */
export class Albums {
  #conversation;
  #photos;
  #token;
  #send;
  #waiting = new Map();

  /**
   * @param {import("./conversation.js").Conversation} conversation
   * @param {object} parts
   * @param {import("./photos.js").Photos} parts.photos
   * @param {() => string | null} parts.token the person's token at that moment
   * @param {(frame: object) => void} parts.send
   */
  constructor(conversation, { photos, token, send }) {
    this.#conversation = conversation;
    this.#photos = photos;
    this.#token = token;
    this.#send = send;
  }

  /** Show photos and their words, and send them. */
  begin(id, files, text) {
    this.#waiting.set(id, new Album(files));
    const previews = files.map((file) => URL.createObjectURL(file));
    const entry = { id, kind: "media", state: "uploading", text, media: [], previews };
    this.#conversation.add(entry);
    this.#upload(id);
  }

  /** Go on with what a lost connection interrupted. */
  resume() {
    for (const id of this.#waiting.keys()) {
      if (this.#conversation.own(id).state === "uploading") this.#upload(id);
    }
  }

  /** Try an upload again that failed; false when there is none of that id. */
  again(id) {
    if (!this.#waiting.has(id)) return false;
    this.#conversation.update(id, { state: "uploading", reason: null });
    this.#upload(id);
    return true;
  }

  async #upload(id) {
    if (this.#token() === null) return;
    const progress = (share) => this.#conversation.progress(id, share);
    const uploaded = (media, file) => this.#photos.remember(media, file);
    try {
      const media = await this.#waiting.get(id).send(this.#token(), progress, uploaded);
      if (media !== null) this.#uploaded(id, media);
    } catch (error) {
      this.#interrupted(id, error.status);
    }
  }

  #interrupted(id, status) {
    const state = status === 0 ? "uploading" : "failed";
    const reason = reasonFor(status);
    this.#conversation.update(id, { state, reason, retry: !FINAL.includes(status) });
    if (FINAL.includes(status)) this.#waiting.delete(id);
  }

  #uploaded(id, media) {
    this.#waiting.delete(id);
    const { text } = this.#conversation.own(id);
    const done = { state: "pending", reason: null, media, previews: undefined };
    this.#conversation.update(id, done);
    this.#send(mediaFrame(id, media, text));
  }
}

/** Return the key of the sentence for an upload's HTTP status; 0 is no answer at all. */
function reasonFor(status) {
  if (status === 0) return "page-upload-offline";
  return EXPLAINED.includes(status) ? `page-upload-${status}` : "page-upload-unknown";
}
