import { expect, it } from "vitest";
import { snippet } from "./snippet";

it("shows the hit as it was written", () =>
  expect(snippet("Two *Broas* please", "broas")).toEqual(["Two ", "Broas", " please"]));

it("begins near a hit far inside", () => {
  const [start, hit] = snippet("Good morning, I wanted to ask whether you still bake the rye", "rye");
  expect(hit).toBe("rye");
  expect(start.startsWith("…")).toBe(true);
  expect(start.length).toBeLessThan(30);
});

it("shows the whole text where the words are not", () =>
  expect(snippet("Location", "pier")).toEqual(["Location", "", ""]));
