import { element } from "./dom.js";
import { LANGUAGES } from "./texts.js";

/** Make the list in which a person picks the language. */
export function languageSwitch(texts) {
  const options = LANGUAGES.map((language) => {
    const name = { "data-text": `page-language-${language}` };
    return element("option", { value: language, lang: language, ...name });
  });
  const label = { class: "language", "data-label": "page-language-label" };
  const list = element("select", label, ...options);
  list.value = texts.language;
  list.addEventListener("change", () => texts.use(list.value).catch(() => {
    list.value = texts.language;
  }));
  return list;
}
