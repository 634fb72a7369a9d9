import { expect, it } from "vitest";
import { addressOf, apiBaseOf, readBusiness } from "./which";

it("reads the business from an address and writes it into others", () => {
  expect(readBusiness("?chat=c1&business=2041")).toBe("2041");
  expect(readBusiness("?business=")).toBeNull();
  expect(readBusiness("")).toBeNull();
  expect(addressOf("/bench/", "2041")).toBe("/bench/?business=2041");
  expect(addressOf("/bench/phone/c1?chat=business", "2041")).toBe(
    "/bench/phone/c1?chat=business&business=2041",
  );
  expect(addressOf("/bench/", null)).toBe("/bench/");
});

it("finds each one's control API", () => {
  expect(apiBaseOf(null)).toBe("/bench/api");
  expect(apiBaseOf("20/41")).toBe("/bench/api/businesses/20%2F41");
});
