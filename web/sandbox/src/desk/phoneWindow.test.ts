import { expect, it } from "vitest";
import { phoneWindowAddress, readPhoneWindow } from "./phoneWindow";

it("reads what it writes", () => {
  for (const held of [
    { phone: "business", chat: null },
    { phone: "c/1", chat: "c 2" },
  ]) {
    const url = new URL(phoneWindowAddress(held), "http://bench");
    expect(readPhoneWindow(url)).toEqual(held);
  }
});

it("leaves the bench's own addresses alone", () => {
  expect(readPhoneWindow({ pathname: "/bench/", search: "" })).toBeNull();
  expect(readPhoneWindow({ pathname: "/bench/phone/", search: "" })).toBeNull();
});
