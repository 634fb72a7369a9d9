import { describe, expect, it } from "vitest";
import { isCoexistence, readAsked, redirected } from "./asked";

const query = (extras: object, more = "") =>
  `?client_id=7&origin=https://shop.example&request=2&extras=${encodeURIComponent(JSON.stringify(extras))}${more}`;

describe("what a page asked for", () => {
  it("is read from the dialog's query", () => {
    const asked = readAsked(
      query({
        setup: { phone: { code: "44", number: "7700 900142" } },
        featureType: "whatsapp_business_app_onboarding",
      }),
    );
    expect(asked).toMatchObject({
      clientId: "7",
      origin: "https://shop.example",
      request: "2",
      digits: "447700900142",
    });
    expect(isCoexistence(asked)).toBe(true);
    expect(isCoexistence(readAsked(query({ featureType: "only_waba_sharing" })))).toBe(false);
  });

  it("survives nonsense", () => {
    const asked = readAsked("?extras=%7Bnot&origin=javascript:alert(1)&redirect_uri=data:text/html,x");
    expect(asked).toMatchObject({ clientId: "", origin: null, redirect: null, digits: null });
  });

  it("falls back on whoever opened the window", () => {
    expect(readAsked("?client_id=7", "https://shop.example/connect?x=1").origin).toBe("https://shop.example");
  });

  it("leads a page without the SDK home", () => {
    const asked = readAsked(query({}, "&redirect_uri=https://shop.example/cb?a=1&state=s"));
    expect(redirected(asked, "AQ1")).toBe("https://shop.example/cb?a=1&code=AQ1&state=s");
    expect(redirected(asked, null)).toContain("error=access_denied");
    expect(redirected(readAsked(query({})), "AQ1")).toBeNull();
  });
});
