import { expect, it } from "vitest";
import { count, limitUse } from "./figures";

it("groups the digits of a count", () => {
  expect(count(12_345)).toBe("12,345");
});

it("says how near a limit is", () => {
  expect(limitUse(0, 250)).toEqual({ share: 0, tone: "ok" });
  expect(limitUse(199, 250).tone).toBe("ok");
  expect(limitUse(200, 250).tone).toBe("near");
  expect(limitUse(250, 250)).toEqual({ share: 1, tone: "full" });
  expect(limitUse(300, 250)).toEqual({ share: 1, tone: "full" });
  expect(limitUse(300, null)).toEqual({ share: 0, tone: "ok" });
  expect(limitUse(0, 0).tone).toBe("full");
});
