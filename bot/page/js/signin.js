import { element } from "./dom.js";

/** Asks a member of staff for the code of an invitation. */
export class SignIn {
  #dialog;
  #code = element("input", { id: "code", autocomplete: "off", autocapitalize: "off", spellcheck: "false" });

  /** @param {(code: string) => void} submit */
  constructor(submit) {
    const cancel = { type: "button", "data-text": "signin-cancel", onclick: () => this.#dialog.close() };
    this.#code.required = true;
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "signin-title", "data-text": "signin-title" }),
      element("p", { "data-text": "signin-text" }),
      element("label", { for: "code", "data-text": "signin-code" }),
      this.#code,
      element("div", { class: "dialog-line" }, element("button", cancel), filled("signin-submit")),
    );
    form.addEventListener("submit", () => {
      const code = this.#code.value.trim();
      if (code !== "") submit(code);
    });
    this.#dialog = element("dialog", { class: "sheet", "aria-labelledby": "signin-title" }, form);
    document.body.append(this.#dialog);
  }

  /** Ask. */
  open() {
    this.#code.value = "";
    this.#dialog.showModal();
  }
}

/** Make the button that submits. */
function filled(key) {
  return element("button", { class: "filled", "data-text": key });
}
