/** The languages that the page can be read in, the first one being the default. */
export const LANGUAGES = ["zh-CN", "en"];

const RETRY_MS = 2000;

/** The sentences of the page in the language of its reader. */
export class Texts {
  language = LANGUAGES[0];
  #sentences = {};
  #storage;
  #listeners = [];

  /** @param {import("./storage.js").PageStorage} storage remembers the language */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Load the remembered language, else the browser's, and try until the server gives it. */
  async begin() {
    const language = this.#storage.read("language", null) ?? browserLanguage();
    for (;;) {
      try {
        return await this.use(language);
      } catch {
        await new Promise((resume) => setTimeout(resume, RETRY_MS));
      }
    }
  }

  /** Switch to a language; throws when the server does not give its sentences. */
  async use(language) {
    const answer = await fetch(`/page/texts/${language}.json`);
    if (!answer.ok) throw new Error(`texts answered ${answer.status}`);
    this.#sentences = await answer.json();
    this.language = language;
    this.#storage.write("language", language);
    document.documentElement.lang = language;
    for (const listener of this.#listeners) listener();
  }

  /** Call a function after every change of the language. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** Tell whether there is a sentence of that key. */
  has(key) {
    return Object.hasOwn(this.#sentences, key);
  }

  /** Return the sentence of a key with its `{name}` places filled in. */
  say(key, values = {}) {
    const sentence = this.has(key) ? this.#sentences[key] : key;
    return sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  }

  /** Return the sentence that tells why a frame was refused: the server's reason, or a key. */
  reason(reason) {
    const key = `page-error-${reason}`;
    return this.say([reason, key].find((known) => this.has(known)) ?? "page-error-unknown");
  }

  /** Fill in what names its sentence in data-text, data-label or data-hint, below a node. */
  apply(root) {
    for (const node of root.querySelectorAll("[data-text]")) {
      node.textContent = this.say(node.dataset.text);
    }
    for (const node of root.querySelectorAll("[data-label]")) {
      node.setAttribute("aria-label", this.say(node.dataset.label));
      if (node.matches("button")) node.title = this.say(node.dataset.label);
    }
    for (const node of root.querySelectorAll("[data-hint]")) {
      node.placeholder = this.say(node.dataset.hint);
    }
  }

  /** Write a time as hours and minutes. */
  time(moment) {
    const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return new Intl.DateTimeFormat(this.language, format).format(moment);
  }

  /** Write a day as people say it: today, yesterday, else the date. */
  day(moment) {
    const ago = Math.round((startOfDay(moment) - startOfDay(new Date())) / 86_400_000);
    if (ago === 0 || ago === -1) {
      return new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(ago, "day");
    }
    const format = { month: "long", day: "numeric", weekday: "long" };
    return new Intl.DateTimeFormat(this.language, format).format(moment);
  }
}

/** Return the first language of the browser that the page can be read in. */
function browserLanguage() {
  for (const wanted of navigator.languages ?? []) {
    const found = LANGUAGES.find((language) => language.slice(0, 2) === wanted.slice(0, 2));
    if (found) return found;
  }
  return LANGUAGES[0];
}

/** Return the first moment of a day. */
function startOfDay(moment) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate());
}
