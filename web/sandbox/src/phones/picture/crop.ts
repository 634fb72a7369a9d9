// The square of a picture that becomes the profile's. Pure.

export interface Crop {
  /** 1: as much as fits; larger: closer. */
  zoom: number;
  /** Where the square lies: 0 at the start, 1 at the end. */
  x: number;
  y: number;
}

export const whole: Crop = { zoom: 1, x: 0.5, y: 0.5 };
export const zoomMax = 4;

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** A crop with nothing beyond its bounds. */
export const tidy = ({ zoom, x, y }: Crop): Crop => ({
  zoom: within(zoom, 1, zoomMax),
  x: within(x, 0, 1),
  y: within(y, 0, 1),
});

/** What is cut out of a picture of this size, in its pixels. */
export function square(
  width: number,
  height: number,
  crop: Crop,
): { left: number; top: number; side: number } {
  const { zoom, x, y } = tidy(crop);
  const side = Math.min(width, height) / zoom;
  return { left: (width - side) * x, top: (height - side) * y, side };
}

/** The crop after the picture was dragged by so many pixels of a square that is shown with this side. */
export function dragged(
  crop: Crop,
  picture: { width: number; height: number },
  by: { x: number; y: number },
  shown: number,
): Crop {
  const { side } = square(picture.width, picture.height, crop);
  const step = side / shown;
  const move = (at: number, pixels: number, length: number) =>
    length > side ? at - (pixels * step) / (length - side) : at;
  return tidy({ ...crop, x: move(crop.x, by.x, picture.width), y: move(crop.y, by.y, picture.height) });
}
