// Any picture as a sticker: 512 px square, WebP, the picture whole on nothing.

const sidePx = 512;
const quality = 0.8;

export async function toSticker(file: File): Promise<File> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const scale = Math.min(sidePx / picture.width, sidePx / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext("2d")?.drawImage(picture, (sidePx - width) / 2, (sidePx - height) / 2, width, height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/webp", quality));
  // A browser without WebP gives a PNG; the sandbox then says what a sticker must be.
  return new File([blob ?? file], "sticker.webp", { type: blob?.type ?? file.type });
}
