import { describe, expect, it } from "vitest";
import { message } from "../../test/make";
import { fromWords } from "./origin";

const nothing = { referral: null, forwarded: null, product: null, creation: null };
const referral = {
  source_id: "120226305854810726",
  source_kind: "ad",
  url: null,
  headline: "Chat with us",
  body: null,
  click_id: null,
};

describe("where a message came from", () => {
  it("is said of advertisements and of what was forwarded, and of nothing else", () => {
    const from = (beside: Parameters<typeof message>[1]) => fromWords(message("a", beside));
    expect(from({})).toEqual([]);
    expect(from({ beside: { ...nothing, creation: "automated" } })).toEqual([]);
    expect(from({ beside: { ...nothing, referral } })).toEqual(["From an ad: Chat with us"]);
    expect(
      from({ beside: { ...nothing, referral: { ...referral, source_kind: "post", headline: null } } }),
    ).toEqual(["From a post"]);
    expect(from({ beside: { ...nothing, forwarded: "often" } })).toEqual(["Forwarded many times"]);
    expect(from({ beside: { ...nothing, forwarded: "once", product: { catalog: "7", id: "rye" } } })).toEqual(
      ["About the article rye", "Forwarded"],
    );
  });
});
