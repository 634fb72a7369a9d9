import { expect, test } from "vitest";
import { shown } from "./shown";

test("each kind is shown as people write it", () => {
  expect(shown("text", "Nuts")).toBe("Nuts");
  expect(shown("choice", "Gold")).toBe("Gold");
  expect(shown("yes_no", "no")).toBe("No");
  expect(shown("date", "2024-02-29")).toBe("29 February 2024");
  expect(shown("number", "-1234567.25")).toBe("-1,234,567.25");
  expect(shown("number", "123")).toBe("123");
  expect(shown("number", "123456789012345678901234567890")).toBe("123,456,789,012,345,678,901,234,567,890");
  expect(shown("date", "")).toBe("");
});
