const SVG = "http://www.w3.org/2000/svg";

/** The drawings of the page: paths on a field of 24 × 24. */
const DRAWINGS = {
  alert: "M12 4.5 3.5 19.5h17z M12 10v4.5 M12 17v.01",
  bell: "M6.5 16.5v-5.5a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5z M10 20.5a2.2 2.2 0 0 0 4 0",
  check: "M5 12.5 10 17.5 19 7.5",
  chevron: "M9.5 6l6 6-6 6",
  clock: "M12 4.5a7.5 7.5 0 1 0 .01 0z M12 8.5V12l2.5 2",
  close: "M6.5 6.5l11 11 M17.5 6.5l-11 11",
  down: "M6 9.5l6 6 6-6",
  person: "M12 4.5a3.7 3.7 0 1 0 .01 0z M4.8 19.5c.7-3.7 3.5-5.5 7.2-5.5s6.5 1.8 7.2 5.5",
  photo: "M4 7.5h3.5L9 5.5h6l1.5 2H20v11.5H4z M12 9.7a3.3 3.3 0 1 0 .01 0z",
  pin: "M12 20.5s-6.5-5-6.5-10a6.5 6.5 0 0 1 13 0c0 5-6.5 10-6.5 10z M12 8.2a2.3 2.3 0 1 0 .01 0z",
  send: "M20 4.5 4 11.2l6.2 2.6L13 20z M20 4.5 10.2 13.8",
};

/**
 * Make an element: strings become text, never markup.
 * @param {Record<string, unknown>} attributes `onclick`-like names take a function; what is null or
 *   false is left out
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** Make a drawing that screen readers pass over. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", DRAWINGS[name]);
  drawing.append(path);
  return drawing;
}

/** Make a button that shows a drawing only; its sentence is its label. */
export function iconButton(name, label, press, attributes = {}) {
  const all = { type: "button", class: "tool", "data-label": label, onclick: press, ...attributes };
  return element("button", all, icon(name));
}

/** Show a dialog over the page, or, in browsers that know no dialogs, on it. */
export function openDialog(dialog) {
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

/** Take a dialog away. */
export function closeDialog(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}
