import type { Template } from "@twinline/api";
import { expect, it } from "vitest";
import { around, filledIn, languageOf, matching, missing, titleOf, wholeText } from "./fill";

const template = (change: Partial<Template> = {}): Template => ({
  name: "order_packed",
  language: "en_US",
  category: "utility",
  hindrance: null,
  header: { text: "For {{1}}", file: null },
  body: "Order {{1}} is ready, {{ 2 }}.",
  footer: null,
  buttons: [],
  blanks: ["header.1", "body.1", "body.2"].map((key) => ({ key, name: key.slice(-1), example: null })),
  ...change,
});

it("fills in each blank where it stands, and leaves what is empty to be seen", () => {
  const values = { "header.1": "Ana", "body.1": " 2187 ", "body.2": "  " };
  expect(wholeText(template(), values)).toBe("For Ana\nOrder 2187 is ready, {{ 2 }}.");
  expect(missing(template(), values)).toEqual(["body.2"]);
  expect(filledIn("{{1}}{{1}}", "body", { "body.1": "{{2}}" })).toBe("{{2}}{{2}}");
});

it("names a blank by the words around it", () => {
  const text = "Hello {{1}}, order *{{2}}* is packed and waits. Open until {{3}} today.";
  expect(["1", "2", "3"].map((name) => around(text, name))).toEqual([
    "Hello …, order",
    "order … is packed and",
    "until … today.",
  ]);
  expect(around("{{1}}", "1")).toBe("…");
});

it("finds by name, words, category and language", () => {
  const all = [template(), template({ name: "sunday_market", body: "Buns!", category: "marketing" })];
  const found = (q: string) => matching(all, q).map((each) => each.name);
  expect(found("order pack")).toEqual(["order_packed"]);
  expect(found("MARKETING bun")).toEqual(["sunday_market"]);
  expect(found("en_us")).toHaveLength(2);
  expect(found("rye")).toEqual([]);
});

it("says names and languages in words", () => {
  expect(titleOf({ name: "order_packed" })).toBe("Order packed");
  expect(languageOf("pt_PT")).toBe("European Portuguese");
  expect(languageOf("not a code")).toBe("not a code");
});
