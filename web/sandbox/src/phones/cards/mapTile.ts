// A map tile drawn from coordinates alone: the same place always looks the same, and nothing is fetched. Pure.

export interface MapTile {
  /** SVG paths of streets, wide ones first. */
  avenues: string[];
  lanes: string[];
  /** Rectangles as [x, y, width, height]. */
  parks: [number, number, number, number][];
  /** A river's path, at some places. */
  river: string | null;
}

/** Units of the drawing, whatever it measures on screen. */
export const tileWidth = 240;
export const tileHeight = 120;

/** Small steps of a place's own numbers (mulberry32). */
function drawsFrom(latitude: number, longitude: number): () => number {
  let state = (Math.round(latitude * 1000) * 73_856_093) ^ (Math.round(longitude * 1000) * 19_349_663);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function mapTile(latitude: number, longitude: number): MapTile {
  const draw = drawsFrom(latitude, longitude);
  const between = (from: number, to: number) => Math.round(from + draw() * (to - from));
  const slope = between(-34, 34);
  const lines = (count: number, gap: number, jitter: number) =>
    Array.from({ length: count }, (_, index) => index * gap + between(-jitter, jitter));
  const down = (x: number, lean: number) => `M${x} 0L${x + lean} ${tileHeight}`;
  const across = (y: number, lean: number) => `M0 ${y}L${tileWidth} ${y + lean}`;
  const riverY = between(16, 104);
  const bend = between(-40, 40);
  return {
    lanes: [
      ...lines(9, 30, 7).map((x) => down(x, slope)),
      ...lines(6, 24, 5).map((y) => across(y, -slope / 2)),
    ],
    avenues: [down(between(70, 170), slope * 1.4), across(between(40, 84), -slope)],
    parks: Array.from({ length: between(1, 2) }, () => [
      between(0, 190),
      between(0, 84),
      between(28, 54),
      between(20, 36),
    ]),
    river:
      draw() < 0.6
        ? `M0 ${riverY}C80 ${riverY + bend} 150 ${riverY - bend} ${tileWidth} ${riverY + Math.round(bend / 2)}`
        : null,
  };
}
