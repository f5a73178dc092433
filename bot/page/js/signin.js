import { closeDialog, element, openDialog } from "./dom.js";

const SUBMIT = { class: "filled", "data-text": "page-signin-submit" };
const CODE = {
  id: "code",
  autocomplete: "off",
  autocapitalize: "off",
  required: true,
  spellcheck: "false",
};

/** Asks a member of staff for the code of an invitation. */
export class SignIn {
  #dialog;
  #code = element("input", CODE);

  /** @param {(code: string) => void} submit */
  constructor(submit) {
    const close = () => closeDialog(this.#dialog);
    const cancel = { type: "button", "data-text": "page-signin-cancel", onclick: close };
    const buttons = [element("button", cancel), element("button", SUBMIT)];
    const form = element(
      "form",
      {},
      element("h2", { id: "signin-title", "data-text": "page-signin-title" }),
      element("p", { "data-text": "page-signin-text" }),
      element("label", { for: "code", "data-text": "page-signin-code" }),
      this.#code,
      element("div", { class: "dialog-line" }, ...buttons),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close();
      const code = this.#code.value.trim();
      if (code !== "") submit(code);
    });
    this.#dialog = element("dialog", { class: "sheet", "aria-labelledby": "signin-title" }, form);
    document.body.append(this.#dialog);
  }

  /** Ask. */
  open() {
    this.#code.value = "";
    openDialog(this.#dialog);
  }
}
