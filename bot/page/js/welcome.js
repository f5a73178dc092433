import { element, icon } from "./dom.js";

const EXAMPLES = [1, 2, 3].map((number) => `page-empty-example-${number}`);

/** Make what stands in a chat before its first message; an example that is pressed fills it in. */
export function welcomePanel(texts, fill) {
  const examples = EXAMPLES.map((key) => {
    const press = () => fill(texts.say(key));
    const attributes = { type: "button", class: "example", "data-text": key, onclick: press };
    return element("button", attributes);
  });
  const emergency = element("span", { "data-text": "page-empty-emergency" });
  return element(
    "div",
    { class: "empty" },
    element("img", { src: "/page/icon.svg", alt: "" }),
    element("h2", { "data-text": "page-empty-title" }),
    element("p", { "data-text": "page-empty-text" }),
    element("div", { class: "examples" }, ...examples),
    element("p", { class: "emergency" }, icon("alert"), emergency),
  );
}
