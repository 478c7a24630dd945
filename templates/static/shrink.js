// Makes a photo small on the device that took it: less to send, and nothing of where it was taken.
const LONGEST = 2400; // pixels; the server keeps no more
const SMALL_ENOUGH = 1024 * 1024; // bytes
const PHOTOS = /^image\/(jpeg|png|webp|hei[cf])$/;

// The photo made small, or the file as it is where this browser cannot, or need not.
export async function shrunk(file) {
  if (file.size <= SMALL_ENOUGH || !PHOTOS.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const blob = await drawn(picture);
    picture.close();
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name, { type: blob.type, lastModified: file.lastModified });
  } catch {
    return file;
  }
}

function drawn(picture) {
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
}
