import { shrink } from "./shrink.js";

const LARGEST_BYTES = 10 * 1024 * 1024;
const TYPES = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"];
const ENDINGS = /\.(jpe?g|png|webp|hei[cf])$/i;

/** How many photos one message may carry. */
export const MOST_PHOTOS = 9;

/** The server, or the way to it, refused a file; `status` is 0 when it was not reached. */
export class UploadError extends Error {
  /** @param {number} status the HTTP status */
  constructor(status) {
    super(`upload answered ${status}`);
    this.status = status;
  }
}

/** Make a photo ready to be uploaded: its file, or the key of the sentence that says why not. */
export async function prepare(file) {
  const known = TYPES.includes(file.type) || (file.type === "" && ENDINGS.test(file.name));
  if (!known) return { file, problem: "page-photo-wrong-type" };
  const ready = await shrink(file);
  return { file: ready, problem: ready.size > LARGEST_BYTES ? "page-photo-too-large" : null };
}

/** Upload one file as the body of a request and return its media id; throws UploadError. */
export function upload(file, token, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refuse = () => reject(new UploadError(request.status));
    request.open("POST", "/media");
    request.setRequestHeader("Authorization", `Bearer ${token}`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener("load", () => {
      if (request.status < 300 && request.response?.id) resolve(request.response.id);
      else refuse();
    });
    request.addEventListener("error", refuse);
    request.send(file);
  });
}

/** The photos of one message on their way to the server; goes on where it stopped. */
export class Album {
  #files;
  #ids = [];
  #running = false;

  /** @param {Blob[]} files photos that are ready to be uploaded */
  constructor(files) {
    this.#files = files;
  }

  /**
   * Upload what is missing and return all media ids, or null while that is under way already.
   * @param {(share: number) => void} onProgress from 0 to 1 over all photos
   * @param {(id: string, file: Blob) => void} onUploaded
   */
  async send(token, onProgress, onUploaded) {
    if (this.#running) return null;
    this.#running = true;
    try {
      while (this.#ids.length < this.#files.length) {
        await this.#sendNext(token, onProgress, onUploaded);
      }
      return this.#ids;
    } finally {
      this.#running = false;
    }
  }

  async #sendNext(token, onProgress, onUploaded) {
    const done = this.#ids.length;
    const share = (part) => onProgress((done + part) / this.#files.length);
    const id = await upload(this.#files[done], token, share);
    this.#ids.push(id);
    onUploaded(id, this.#files[done]);
  }
}
