import { element, icon } from "./dom.js";

const EXAMPLES = ["empty-example-1", "empty-example-2", "empty-example-3"];

/** Make what stands in a chat before its first message; a press on an example gives its sentence. */
export function welcomePanel(texts, fill) {
  const examples = EXAMPLES.map((key) =>
    element("button", { type: "button", class: "example", "data-text": key, onclick: () => fill(texts.say(key)) }),
  );
  return element(
    "div",
    { class: "empty" },
    element("img", { src: "/page/icon.svg", alt: "" }),
    element("h2", { "data-text": "empty-title" }),
    element("p", { "data-text": "empty-text" }),
    element("div", { class: "examples" }, ...examples),
    element("p", { class: "emergency" }, icon("alert"), element("span", { "data-text": "empty-emergency" })),
  );
}
