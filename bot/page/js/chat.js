import { Albums } from "./albums.js";
import { Bubbles } from "./bubbles.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { Delivery } from "./delivery.js";
import { element, icon } from "./dom.js";
import {
  choiceFrame,
  helloFrame,
  locationFrame,
  mediaFrame,
  newId,
  startFrame,
  textFrame,
} from "./frames.js";
import { History } from "./history.js";
import { Outgoing } from "./outgoing.js";
import { Photos } from "./photos.js";
import { Timeline } from "./timeline.js";

const SIGNED_OUT = "signed-out";
const LOGIN = /^\/login\s/i;
const QUIET_MS = 500;

/** Refusals that another try would not change. */
const FINAL = ["too-long", "bad-frame", "not-yours", "expired", "forbidden"];
const LOG = {
  class: "log",
  role: "log",
  "aria-live": "polite",
  "data-label": "page-log-label",
  tabindex: "0",
};

/** One person's chat: what is shown, what is sent, and the connection under it. */
export class Chat {
  #texts;
  #identity;
  #heading;
  #heard;
  #token = null;
  #greeted = 0;
  #greeting = false;
  #albums;
  #outgoing;
  #connection;
  #delivery;
  #conversation;
  #log;

  /** Where the person writes. */
  composer;

  /**
   * @param {HTMLElement} root the element to fill
   * @param {import("./texts.js").Texts} texts
   * @param {object} parts
   * @param {import("./storage.js").PageStorage} parts.storage of this chat alone
   * @param {{token: () => Promise<string | null>, keep: (token: string) => boolean}} parts.identity
   *   `keep` takes the server's token and tells whether another person was here before
   * @param {import("./heading.js").Heading} parts.heading
   * @param {import("./lightbox.js").Lightbox} parts.lightbox
   * @param {(fill: (text: string) => void) => HTMLElement} parts.empty for an empty chat
   * @param {() => void} parts.heard is called after each new message
   */
  constructor(root, texts, { storage, identity, heading, lightbox, empty, heard }) {
    this.#texts = texts;
    this.#identity = identity;
    this.#heading = heading;
    this.#heard = heard;
    this.#outgoing = new Outgoing(storage);
    this.#connection = new Connection(() => this.#hello(), this.#connectionEvents());
    const status = (state) => heading.status(state);
    this.#delivery = new Delivery(this.#outgoing, this.#connection, status);
    this.composer = new Composer(texts, this.#composerEvents());
    const token = () => this.#token;
    const photos = new Photos(texts, token, lightbox);
    this.#show(root, empty, photos, new History(storage));
    const send = (frame) => this.#delivery.add(frame);
    this.#albums = new Albums(this.#conversation, { photos, token, send });
  }

  /** Show what is known, connect, and stay connected. */
  start() {
    this.#conversation.restore(this.#outgoing);
    this.#texts.onChange(() => this.#translate());
    addEventListener("beforeunload", (event) => {
      if (this.#conversation.uploading) event.preventDefault();
    });
    this.#connection.start();
  }

  /** Send a text; the code of an invitation is neither shown nor kept. */
  say(text) {
    const id = newId();
    const secret = LOGIN.test(text);
    this.#post(textFrame(id, text), { kind: "text", text: secret ? "" : text, secret });
  }

  /** Tell the server which door's poster led here; it asks whether the person stands there. */
  scanned(token) {
    this.#delivery.add(startFrame(newId(), token));
  }

  #show(root, empty, photos, history) {
    const scroll = () => timeline.scrollToEnd();
    const below = { type: "button", class: "newer", hidden: true, onclick: scroll };
    const words = element("span", { "data-text": "page-newer-messages" });
    const newer = element("button", below, icon("down"), words);
    const panel = empty((text) => this.composer.fill(text));
    this.#log = element("div", LOG, panel);
    const timeline = new Timeline(this.#log, newer, this.#texts);
    const bubbles = new Bubbles(this.#texts, photos, {
      choose: (choice) => this.#choose(choice),
      again: (id) => this.#again(id),
    });
    this.#conversation = new Conversation(timeline, history, bubbles);
    const body = element("div", { class: "body" }, this.#log, newer);
    root.classList.add("chat");
    root.append(this.#heading.node, body, this.composer.node);
  }

  #composerEvents() {
    return {
      text: (text) => this.say(text),
      photos: (files, text) => this.#albums.begin(newId(), files, text),
      place: ({ lat, lon }) => {
        this.#post(locationFrame(newId(), lat, lon), { kind: "location", lat, lon });
      },
    };
  }

  #connectionEvents() {
    return {
      frame: (frame) => this.#receive(frame),
      lost: (offline) => {
        this.#delivery.close();
        this.#heading.status(offline ? "offline" : "connecting");
      },
    };
  }

  async #hello() {
    const token = await this.#identity.token();
    this.#greeted = this.#conversation.latest;
    this.#greeting = true;
    this.#log.setAttribute("aria-busy", "true");
    return helloFrame(token, this.#texts.language, this.#greeted);
  }

  #receive(frame) {
    if (frame.type === "welcome") this.#welcomed(frame);
    else if (frame.type === "message") this.#hear(frame);
    else if (frame.type === "ack") this.#acknowledged(frame.id);
    else if (frame.type === "error") this.#refused(frame);
  }

  #welcomed({ token, roles }) {
    this.#token = token;
    this.#heading.roles(roles);
    const another = this.#identity.keep(token);
    // Without a hello before it, the server has gone over to another person by itself.
    const midway = !this.#greeting;
    this.#greeting = false;
    if (another) this.#conversation.clear(midway);
    if (another && this.#greeted > 0 && !midway) {
      this.#connection.restart();
      return;
    }
    this.#connection.welcomed();
    this.#delivery.open();
    this.#albums.resume();
    setTimeout(() => this.#log.removeAttribute("aria-busy"), QUIET_MS);
  }

  #hear(message) {
    const fresh = this.#conversation.receive(message);
    if (fresh && !this.#log.hasAttribute("aria-busy")) this.#heard();
  }

  #acknowledged(id) {
    this.#delivery.done(id);
    this.#conversation.update(id, { state: "sent", reason: null });
  }

  #refused({ id, reason }) {
    if (id === null) this.#turnedAway(reason);
    else if (reason === "busy") this.#delivery.retry(id);
    else if (reason === SIGNED_OUT) this.#signedOut(id);
    else this.#failed(id, reason);
  }

  #turnedAway(reason) {
    this.composer.tell(this.#texts.reason(reason));
    if (reason !== SIGNED_OUT) return;
    this.#identity.forget(this.#token);
    this.#conversation.clear();
  }

  #signedOut(id) {
    const text = this.#conversation.own(id)?.text;
    this.#delivery.done(id);
    this.#conversation.remove(id);
    this.#turnedAway(SIGNED_OUT);
    if (text) this.composer.fill(text);
  }

  #failed(id, reason) {
    this.#delivery.done(id);
    const retry = !FINAL.includes(reason) && !this.#conversation.own(id)?.secret;
    this.#conversation.update(id, { state: "failed", reason, retry });
  }

  #post(frame, entry) {
    this.#conversation.add({ id: frame.id, state: "pending", ...entry });
    this.#delivery.add(frame);
  }

  #choose({ id: choice, label }) {
    this.#post(choiceFrame(newId(), choice), { kind: "choice", choice, text: label.split("\n")[0] });
  }

  #again(id) {
    const entry = this.#conversation.own(id);
    if (this.#albums.again(id)) return;
    this.#conversation.remove(id);
    const frame = this.#frameOf(newId(), entry);
    this.#post(frame, { ...entry, id: frame.id, state: "pending", reason: null });
  }

  #frameOf(id, { kind, text, choice, lat, lon, media }) {
    if (kind === "choice") return choiceFrame(id, choice);
    if (kind === "location") return locationFrame(id, lat, lon);
    if (kind === "media") return mediaFrame(id, media, text);
    return textFrame(id, text);
  }

  #translate() {
    this.#heading.draw();
    this.#conversation.redraw();
    this.#connection.restart();
  }
}
