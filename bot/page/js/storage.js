/** JSON values under one name that outlive a reload, in memory where the browser stores nothing. */
export class PageStorage {
  #prefix;
  #memory = new Map();

  /** @param {string} name one chat on this page: two names never see each other's values */
  constructor(name) {
    this.#prefix = `huying:${name}:`;
  }

  /** Return the value of a key, or the fallback when there is none. */
  read(key, fallback) {
    const stored = this.#memory.get(key) ?? this.#stored(key);
    if (stored === null) return fallback;
    try {
      return JSON.parse(stored);
    } catch {
      return fallback;
    }
  }

  /** Keep a value under a key. */
  write(key, value) {
    const stored = JSON.stringify(value);
    try {
      localStorage.setItem(this.#prefix + key, stored);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, stored);
    }
  }

  #stored(key) {
    try {
      return localStorage.getItem(this.#prefix + key);
    } catch {
      return null;
    }
  }
}
