import { expect, it } from "vitest";
import type { ListedBusiness } from "../businesses/queries";
import { needless } from "./WhichBusiness";

const business = (waba_id: string, display_phone_number: string): ListedBusiness => ({
  waba_id,
  display_phone_number,
  phone_number_id: "1",
  portfolio_id: "2",
  name: "Bike Repair",
  owner: null,
  first: false,
  linked: false,
});

it("asks only where several could be meant", () => {
  const [one, other] = [business("7", "+44 20 7946 0999"), business("8", "+44 20 7946 0888")];
  expect(needless([one], null)).toBe(one);
  expect(needless([one, other], null)).toBeUndefined();
  expect(needless([one, other], "442079460888")).toBe(other);
  expect(needless([one, other], "15550001111")).toBeUndefined();
});
