// A square out of a picture, as a file that WhatsApp takes: 640 px, JPEG.
import { type Crop, square } from "./crop";

/** WhatsApp shows profile pictures up to this size. */
const sidePx = 640;
const quality = 0.9;

/** Draws the square into a canvas, all of it. */
export function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const { left, top, side } = square(picture.width, picture.height, crop);
  const context = canvas.getContext("2d");
  if (!context) return;
  // Pictures may be transparent, JPEG is not.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
}

export async function toProfilePicture(picture: ImageBitmap, crop: Crop): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  draw(canvas, picture, crop);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  return new File([blob ?? new Blob()], "profile.jpg", { type: "image/jpeg" });
}
