import { expect, it } from "vitest";
import { dollars } from "./dollars";

it("shows money with the digits of a rate below a dollar, and cents above", () => {
  expect(dollars(0)).toBe("$0.00");
  expect(dollars(8_500)).toBe("$0.0085");
  expect(dollars(39_700)).toBe("$0.0397");
  expect(dollars(500_000)).toBe("$0.50");
  expect(dollars(1_234_567_891)).toBe("$1,234.57");
});
