const KEPT = 50;

/**
 * What this person sent from here, oldest first, kept across reloads: the server repeats none.
 * An entry: {id, order: [seq, n], at, kind, state, reason, text, choice, lat, lon, media, secret}.
 */
export class History {
  #storage;

  /** @param {import("./storage.js").PageStorage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Return the entries. */
  list() {
    return this.#storage.read("own", []);
  }

  /** Keep an entry, in the place of the one with its id if there is one. */
  keep(entry) {
    const entries = this.list();
    const found = entries.findIndex((other) => other.id === entry.id);
    if (found === -1) entries.push(entry);
    else entries[found] = entry;
    this.#storage.write("own", entries.slice(-KEPT));
  }

  /** Take an entry out, by its id. */
  remove(id) {
    this.#storage.write("own", this.list().filter((entry) => entry.id !== id));
  }

  /** Take all entries out. */
  clear() {
    this.#storage.write("own", []);
  }
}
