const DRAWN = ["image/jpeg", "image/png", "image/webp"];
const SMALL_BYTES = 2 * 1024 * 1024;
const LONGEST_PX = 2560;
const QUALITY = 0.85;

/** Return a large photo as a smaller JPEG, and anything else, or what cannot be drawn, as it is. */
export async function shrink(file) {
  if (!DRAWN.includes(file.type) || file.size <= SMALL_BYTES) return file;
  try {
    const smaller = await draw(file);
    return smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}

/** Draw a photo upright, its longer side 2,560 pixels at most. */
async function draw(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST_PX / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return new Promise((resolve, reject) => {
    const take = (blob) => (blob === null ? reject(new Error("cannot be drawn")) : resolve(blob));
    canvas.toBlob(take, "image/jpeg", QUALITY);
  });
}
