import { expect, it } from "vitest";
import { count, dollars, limitUse } from "./figures";

it("shows money with the digits of a rate below a dollar, and cents above", () => {
  expect(dollars(0)).toBe("$0.00");
  expect(dollars(8_500)).toBe("$0.0085");
  expect(dollars(39_700)).toBe("$0.0397");
  expect(dollars(500_000)).toBe("$0.50");
  expect(dollars(1_234_567_891)).toBe("$1,234.57");
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
