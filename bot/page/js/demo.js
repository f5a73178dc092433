import { Chat } from "./chat.js";
import { element } from "./dom.js";
import { Heading } from "./heading.js";
import { DemoIdentity } from "./identity.js";
import { languageSwitch } from "./language.js";
import { Lightbox } from "./lightbox.js";
import { PageStorage } from "./storage.js";
import { Texts } from "./texts.js";
import { welcomePanel } from "./welcome.js";

const ROLES = ["resident", "worker", "admin"];

/** Put the resident, the grid worker and the community admin side by side on the page. */
async function begin() {
  const texts = new Texts(new PageStorage("page"));
  await texts.begin();
  const lightbox = new Lightbox(texts);
  const chats = new Map(ROLES.map((role) => [role, pane(role, texts, lightbox)]));
  document.getElementById("language").append(languageSwitch(texts));
  document.getElementById("try").addEventListener("click", () => {
    choose("resident");
    chats.get("resident").composer.fill(texts.say("page-demo-example"));
  });
  ROLES.forEach((role) => tabOf(role).addEventListener("click", () => choose(role)));
  document.querySelector("[role=tablist]").addEventListener("keydown", walk);
  choose("resident");
  texts.onChange(() => texts.apply(document));
  texts.apply(document);
  chats.forEach((chat) => chat.start());
}

/** Make the chat of one of the three. */
function pane(role, texts, lightbox) {
  const storage = new PageStorage(`demo-${role}`);
  const heading = new Heading(texts, { level: "h2", name: `page-demo-${role}`, tools: [] });
  return new Chat(document.getElementById(role), texts, {
    storage,
    identity: new DemoIdentity(storage, role),
    heading,
    lightbox,
    empty: (fill) => (role === "resident" ? welcomePanel(texts, fill) : waitingPanel(role)),
    heard: () => {
      markUnread(role);
      texts.apply(tabOf(role));
    },
  });
}

/** Make what stands in the chat of a member of staff before the first message. */
function waitingPanel(role) {
  const words = element("p", { "data-text": `page-demo-empty-${role}` });
  return element("div", { class: "empty" }, words);
}

/** Return the tab of a role, which a narrow screen shows. */
function tabOf(role) {
  return document.getElementById(`tab-${role}`);
}

/** Show one of the three where the screen is too narrow for all. */
function choose(chosen) {
  for (const role of ROLES) {
    const tab = tabOf(role);
    tab.setAttribute("aria-selected", String(role === chosen));
    tab.tabIndex = role === chosen ? 0 : -1;
    document.getElementById(role).classList.toggle("chosen", role === chosen);
  }
  tabOf(chosen).querySelector(".unread")?.remove();
}

/** Mark the tab of a chat that has something new and is not shown. */
function markUnread(role) {
  const tab = tabOf(role);
  if (tab.getAttribute("aria-selected") === "true" || tab.querySelector(".unread")) return;
  tab.append(element("span", { class: "unread", role: "img", "data-label": "page-demo-unread" }));
}

/** Move between the tabs with the arrow keys. */
function walk({ key }) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (step === undefined) return;
  const at = ROLES.findIndex((role) => tabOf(role).tabIndex === 0);
  const next = ROLES[(at + step + ROLES.length) % ROLES.length];
  choose(next);
  tabOf(next).focus();
}

begin();
