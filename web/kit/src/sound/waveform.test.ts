import { expect, it } from "vitest";
import { clockText, nextRate, peaks } from "./waveform";

it("draws the loudest moments, the loudest of all at the top", () => {
  expect(peaks([0, 0.5, -1, 0.25, 0, 0], 3)).toEqual([0.5, 1, 0.12]);
  expect(peaks(new Float32Array(100), 4)).toEqual([0.12, 0.12, 0.12, 0.12]);
});

it("tells lengths and speeds as a player does", () => {
  expect([clockText(7.4), clockText(83), clockText(Number.NaN)]).toEqual(["0:07", "1:23", "0:00"]);
  expect([nextRate(1), nextRate(1.5), nextRate(2)]).toEqual([1.5, 2, 1]);
});
