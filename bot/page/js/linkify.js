import { element } from "./dom.js";

const LONGEST_SHOWN = 40;
const ADDRESS = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+[\w/#=&-]/g;

/** Return a text as nodes, with its web addresses as links and everything else as it is written. */
export function linkify(text) {
  const nodes = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    nodes.push(text.slice(end, index), link(address));
    end = index + address.length;
  }
  return [...nodes, text.slice(end)];
}

/** Make a link that opens beside the chat and tells the other site nothing about it. */
function link(address) {
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return element("a", attributes, shortened(address));
}

/** Name a long address by its site; the whole of it is in the link. */
function shortened(address) {
  return address.length > LONGEST_SHOWN ? `${new URL(address).host} ↗` : address;
}
