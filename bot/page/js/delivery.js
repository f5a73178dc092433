const BUSY_MS = 1000;
const SLOW_MS = 400;
const SILENCE_MS = 15_000;

/**
 * Sends the waiting frames one at a time: the next goes when the server has answered the one
 * before, so that they keep their order even when one has to be sent again.
 */
export class Delivery {
  #outgoing;
  #connection;
  #status;
  #sent = null;
  #open = false;
  #timers = [];

  /**
   * @param {import("./outgoing.js").Outgoing} outgoing
   * @param {{send: (frame: object) => void, restart: () => void}} connection
   * @param {(status: "online" | "sending" | "busy") => void} status
   */
  constructor(outgoing, connection, status) {
    this.#outgoing = outgoing;
    this.#connection = connection;
    this.#status = status;
  }

  /** Begin with the oldest frame: the server has welcomed us. */
  open() {
    if (this.#open) return;
    this.#open = true;
    this.#next();
  }

  /** Stop; what was not acknowledged stays for the next connection. */
  close() {
    this.#open = false;
    this.#forget();
  }

  /** Queue a frame and send it as soon as those before it are through. */
  add(frame) {
    this.#outgoing.add(frame);
    if (this.#open && this.#sent === null) this.#next();
  }

  /** Go on after the server's last word on a frame. */
  done(id) {
    this.#outgoing.remove(id);
    if (id !== this.#sent) return;
    this.#forget();
    this.#next();
  }

  /** Send the same frame again in about a second. */
  retry(id) {
    if (id !== this.#sent) return;
    this.#stopTimers();
    this.#status("busy");
    this.#after(BUSY_MS * (0.9 + Math.random() * 0.4), () => this.#next());
  }

  #next() {
    const frame = this.#outgoing.first();
    this.#sent = frame?.id ?? null;
    this.#stopTimers();
    if (frame === null) {
      this.#status("online");
      return;
    }
    this.#after(SLOW_MS, () => this.#status("sending"));
    this.#after(SILENCE_MS, () => this.#connection.restart());
    this.#connection.send(frame);
  }

  #after(delay, action) {
    this.#timers.push(setTimeout(action, delay));
  }

  #forget() {
    this.#sent = null;
    this.#stopTimers();
  }

  #stopTimers() {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
  }
}
