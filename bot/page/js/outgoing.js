/**
 * Frames that the server has not acknowledged yet, oldest first, kept across reloads.
 * Every step reads what is stored, so that two tabs of one person lose nothing of each other's;
 * each sends what it found when it was opened, and its own.
 */
export class Outgoing {
  #storage;
  #mine;

  /** @param {import("./storage.js").PageStorage} storage */
  constructor(storage) {
    this.#storage = storage;
    this.#mine = new Set(this.#frames().map(({ id }) => id));
  }

  /** Return the oldest frame, or null. */
  first() {
    return this.#frames().find(({ id }) => this.#mine.has(id)) ?? null;
  }

  /** Tell whether a frame of that id still waits. */
  has(id) {
    return this.#frames().some((frame) => frame.id === id);
  }

  /** Append a frame. */
  add(frame) {
    this.#mine.add(frame.id);
    this.#storage.write("outgoing", [...this.#frames(), frame]);
  }

  /** Take a frame out, by its id. */
  remove(id) {
    this.#storage.write("outgoing", this.#frames().filter((frame) => frame.id !== id));
  }

  #frames() {
    return this.#storage.read("outgoing", []);
  }
}
