import { Chat } from "./chat.js";
import { Heading, soundButton } from "./heading.js";
import { iconButton } from "./dom.js";
import { languageSwitch } from "./language.js";
import { Lightbox } from "./lightbox.js";
import { PageStorage } from "./storage.js";
import { SignIn } from "./signin.js";
import { Sound } from "./sound.js";
import { Texts } from "./texts.js";
import { StoredIdentity } from "./identity.js";
import { welcomePanel } from "./welcome.js";

/** Put the chat of whoever uses this browser on the page. */
async function begin() {
  const texts = new Texts(new PageStorage("page"));
  await texts.begin();
  const storage = new PageStorage("chat");
  const sound = new Sound(storage);
  const signIn = new SignIn((code) => chat.say(`/login ${code}`));
  const tools = [
    languageSwitch(texts),
    soundButton(sound, texts),
    iconButton("person", "page-signin-open", () => signIn.open()),
  ];
  const chat = new Chat(document.getElementById("chat"), texts, {
    storage,
    identity: new StoredIdentity(storage),
    heading: new Heading(texts, { level: "h1", name: "page-title", tools }),
    lightbox: new Lightbox(texts),
    empty: (fill) => welcomePanel(texts, fill),
    heard: () => sound.play(),
  });
  texts.onChange(() => texts.apply(document));
  texts.apply(document);
  const door = new URLSearchParams(location.search).get("door");
  if (door) {
    // A reload, or the way back to this page, is no second scan.
    history.replaceState(null, "", location.pathname);
    chat.scanned(door);
  }
  chat.start();
}

begin();
