import type { ConversationCharge } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { chargeFact } from "./chargeWords";

const charge = (change: Partial<ConversationCharge>): ConversationCharge => ({
  market: "United Kingdom",
  since: "2026-10-01",
  text: 22_000,
  texts_free_a_month: 1_000,
  marketing: 63_500,
  utility: 22_000,
  authentication: null,
  ...change,
});

describe("what a message costs", () => {
  it("says the price from here, what is free, and where the price is from", () => {
    const fact = chargeFact(charge({}));
    expect(fact.title).toBe("Here $0.022, phone free");
    expect(fact.text).toBe("the first 1,000 a month free");
    expect(fact.all).toBe(
      "United Kingdom, rates since 2026-10-01, before discounts · notice $0.022 · offer $0.0635",
    );
  });

  it("says the least of the templates once the window has closed", () => {
    expect(chargeFact(charge({ text: null }))).toMatchObject({
      title: "Templates from $0.022",
      text: "free from the phone",
    });
  });

  it("says that it is free, and that nobody knows", () => {
    expect(chargeFact(charge({ text: 0, texts_free_a_month: 0 })).title).toBe("Free of charge");
    expect(chargeFact(charge({ market: null, since: null, text: null })).all).toBeNull();
  });
});
