import { expect, it } from "vitest";
import { shortSpan } from "./spans";

it("says spans as short as they are read", () => {
  expect([42, 900, 1000, 1940, 34_000, 720_000, 10_800_000].map(shortSpan)).toEqual([
    "42 ms",
    "900 ms",
    "1 s",
    "1.9 s",
    "34 s",
    "12 min",
    "3 h",
  ]);
});
