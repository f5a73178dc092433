const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
const WELCOME_MS = 15_000;
const STEADY_MS = 5000;
const TRIES_BEFORE_OFFLINE = 2;

/** Return how long to wait before another try: doubling, with jitter, at most half a minute. */
export function waitBefore(attempt, random = Math.random) {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return longest * (0.5 + random() / 2);
}

/** One WebSocket to the server at a time, opened again whenever it is lost. */
export class Connection {
  #hello;
  #events;
  #socket = null;
  #opening = 0;
  #attempt = 0;
  #timer = null;
  #steady = null;

  /**
   * @param {() => Promise<object>} hello makes the first frame of each connection
   * @param {{frame: (frame: object) => void, lost: (offline: boolean) => void}} events
   */
  constructor(hello, events) {
    this.#hello = hello;
    this.#events = events;
  }

  /** Connect, and stay connected. */
  start() {
    addEventListener("online", () => this.#hurry());
    addEventListener("offline", () => this.#lose());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#hurry();
    });
    this.#open();
  }

  /** Send a frame; it is lost when there is no connection. */
  send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** Close the connection and open another one at once. */
  restart() {
    this.#drop();
    this.#attempt = 0;
    this.#open();
  }

  /** Take the connection as good: the server has welcomed us. */
  welcomed() {
    clearTimeout(this.#timer);
    clearTimeout(this.#steady);
    this.#steady = setTimeout(() => {
      this.#attempt = 0;
    }, STEADY_MS);
  }

  async #open() {
    clearTimeout(this.#timer);
    const opening = ++this.#opening;
    this.#events.lost(this.#attempt >= TRIES_BEFORE_OFFLINE || !navigator.onLine);
    this.#timer = setTimeout(() => this.#lose(), WELCOME_MS);
    try {
      const hello = await this.#hello();
      if (opening === this.#opening) this.#connect(hello);
    } catch {
      if (opening === this.#opening) this.#lose();
    }
  }

  #connect(hello) {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/ws`);
    this.#socket = socket;
    const current = (react) => (event) => {
      if (socket === this.#socket) react(event);
    };
    socket.addEventListener("open", current(() => this.send(hello)));
    socket.addEventListener("message", current((event) => this.#receive(event.data)));
    socket.addEventListener("close", current(() => this.#lose()));
  }

  #receive(data) {
    this.#events.frame(JSON.parse(data));
  }

  #hurry() {
    if (this.#socket !== null) return;
    this.#attempt = 0;
    this.#open();
  }

  #lose() {
    this.#drop();
    const wait = waitBefore(this.#attempt);
    this.#attempt += 1;
    this.#events.lost(this.#attempt >= TRIES_BEFORE_OFFLINE || !navigator.onLine);
    this.#timer = setTimeout(() => this.#open(), wait);
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    this.#opening += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#steady);
    socket?.close();
  }
}
