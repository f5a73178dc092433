import { element } from "./dom.js";
import { LANGUAGES } from "./texts.js";

/** Make the list in which a person picks the language. */
export function languageSwitch(texts) {
  const options = LANGUAGES.map((language) =>
    element("option", { value: language, lang: language, "data-text": `language-${language}` }),
  );
  const list = element("select", { class: "language", "data-label": "language-label" }, ...options);
  list.value = texts.language;
  list.addEventListener("change", () => texts.use(list.value).catch(() => {
    list.value = texts.language;
  }));
  return list;
}
