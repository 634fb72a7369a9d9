import fc from "fast-check";
import { expect, it } from "vitest";
import { dragged, square, tidy, whole, zoomMax } from "./crop";

it("takes the middle of a picture, as much as fits", () => {
  expect(square(400, 300, whole)).toEqual({ left: 50, top: 0, side: 300 });
  expect(square(400, 300, { zoom: 2, x: 1, y: 0 })).toEqual({ left: 250, top: 0, side: 150 });
});

it("moves with the finger, and not where there is nothing to move", () => {
  const moved = dragged(whole, { width: 400, height: 300 }, { x: 30, y: 30 }, 300);
  expect(moved).toEqual({ zoom: 1, x: 0.2, y: 0.5 });
});

it("never leaves the picture", () => {
  const side = fc.integer({ min: 1, max: 8_000 });
  const loose = fc.record({
    zoom: fc.double({ min: -5, max: 50, noNaN: true }),
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -3, max: 3, noNaN: true }),
  });
  const by = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) });
  fc.assert(
    fc.property(side, side, loose, by, (width, height, crop, finger) => {
      const after = dragged(tidy(crop), { width, height }, finger, 240);
      for (const one of [crop, after]) {
        const cut = square(width, height, one);
        const inside = (start: number, length: number) => start >= 0 && start + cut.side <= length + 1e-6;
        expect(inside(cut.left, width) && inside(cut.top, height)).toBe(true);
        expect(cut.side).toBeGreaterThanOrEqual(Math.min(width, height) / zoomMax);
      }
    }),
  );
});
