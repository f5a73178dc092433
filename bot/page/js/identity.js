/** The person of this browser: the token that the server gave is kept and shown to it again. */
export class StoredIdentity {
  #storage;

  /** @param {import("./storage.js").PageStorage} storage */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Return the token, null at the first visit. */
  async token() {
    return this.#storage.read("token", null);
  }

  /** Keep the server's token; true when another one was kept, and so another person was here. */
  keep(token) {
    return changed(this.#storage, token);
  }

  /** Begin anew at the next connection: the server knows that token no longer. */
  forget(token) {
    // Another tab may have been given a new one meanwhile.
    if (this.#storage.read("token", null) === token) this.#storage.write("token", null);
  }
}

/** One of the people of the demo: the server gives their tokens to this page alone. */
export class DemoIdentity {
  #storage;
  #role;

  /**
   * @param {import("./storage.js").PageStorage} storage
   * @param {"resident" | "worker" | "admin"} role
   */
  constructor(storage, role) {
    this.#storage = storage;
    this.#role = role;
  }

  /** Ask the server for the token; throws when it does not give one. */
  async token() {
    const answer = await fetch("/demo/tokens.json", { cache: "no-store" });
    if (!answer.ok) throw new Error(`demo tokens answered ${answer.status}`);
    return (await answer.json())[this.#role];
  }

  /** Remember the server's token; true when it is another one than before. */
  keep(token) {
    return changed(this.#storage, token);
  }

  /** Forget nothing: the next connection asks for the token anyway. */
  forget() {}
}

/** Keep a token and tell whether another one was kept before. */
function changed(storage, token) {
  const before = storage.read("token", null);
  if (before !== token) storage.write("token", token);
  return before !== null && before !== token;
}
