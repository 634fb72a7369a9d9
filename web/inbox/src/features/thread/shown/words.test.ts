import { describe, expect, it } from "vitest";
import { degrees, humane, mapLink, money, webLink } from "./words";

const place = { latitude: 40.782910059774, longitude: -73.959, name: null, address: null, link: null };

describe("words of what is shown", () => {
  it("gives degrees to the metre, and a map all of them", () => {
    expect(degrees(place)).toBe("40.78291, -73.959");
    expect(mapLink(place)).toContain("mlat=40.782910059774&mlon=-73.959");
  });

  it("makes links of pages only", () => {
    expect(webLink("https://forno.example/a b")).toBe("https://forno.example/a%20b");
    expect(webLink("javascript:alert(1)")).toBeUndefined();
    expect(webLink("forno.example")).toBeUndefined();
    expect(webLink(null)).toBeUndefined();
  });

  it("writes money in its currency, whatever the code", () => {
    expect(money({ amount: 99.9, currency: "USD" })).toBe("US$99.90");
    expect(money({ amount: 3, currency: "no code" })).toBe("no code 3");
  });

  it("reads the names of fields", () => {
    expect(humane("delivery_rating")).toBe("Delivery rating");
    expect(humane("screen_0_First_name_1")).toBe("First name");
    expect(humane("MOBILE")).toBe("Mobile");
    expect(humane("_")).toBe("_");
  });
});
