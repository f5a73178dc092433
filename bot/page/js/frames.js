/** Make an id that no other frame or message has, also where the page is not served securely. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Make the first frame of a connection. */
export function helloFrame(token, language, after) {
  return { type: "hello", token, language, after };
}

/** Make the frame of something that a person said. */
export function textFrame(id, text) {
  return { type: "text", id, text };
}

/** Make the frame of a pressed button. */
export function choiceFrame(id, choice) {
  return { type: "choice", id, choice };
}

/** Make the frame of a place, in degrees of WGS-84. */
export function locationFrame(id, lat, lon) {
  return { type: "location", id, lat, lon };
}

/** Make the frame of a door poster's token. */
export function startFrame(id, token) {
  return { type: "start", id, token };
}

/** Make the frame of photos that the server has already, and the words with them. */
export function mediaFrame(id, media, text) {
  return { type: "media", id, media, text };
}
