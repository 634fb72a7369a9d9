import { describe, expect, it } from "vitest";
import { phoneNumber, readableName } from "./phoneNumber";

describe("phoneNumber", () => {
  it.each([
    ["+447700900449", "+44 7700 900449"],
    ["447700900449", "+44 7700 900449"],
    ["+351912345678", "+351 912 345 678"],
    ["+5511987654321", "+55 11 98765 4321"],
    ["+14155550132", "+1 415 555 0132"],
    ["+916512345678", "+91 65123 45678"],
    ["+33612345678", "+33 6 12 34 56 78"],
    ["+4366012345678", "+43 660 123 456 78"],
    ["+2348031234567", "+234 803 123 4567"],
  ])("%s is %s", (raw, shown) => expect(phoneNumber(raw)).toBe(shown));

  it("leaves what is not a bare number alone", () => {
    for (const value of ["Dev (no. 12)", "+44 7700 900449 ~Lark", "@noor.bakes", "12", ""])
      expect(phoneNumber(value)).toBeNull();
    expect(readableName("447700900449")).toBe("447700900449");
    expect(readableName("+447700900449")).toBe("+44 7700 900449");
  });
});
