import type { BotDelivery } from "@twinline/api";
import { expect, test } from "vitest";
import { deliveryWords } from "./deliveryWords";

function delivery(more: Partial<BotDelivery>): BotDelivery {
  return {
    token: "t",
    conversation_id: "c",
    name: "Ana Sousa",
    at: 1000,
    state: "open",
    attempts: 1,
    status: null,
    error: null,
    why: null,
    settled_at: null,
    ...more,
  };
}

test("what failed on the way is told while it is tried again, and after", () => {
  const error = "Its server answered 503.";
  const trying = deliveryWords(delivery({ error, attempts: 3 }));
  expect(trying).toEqual({
    tone: "bad",
    state: "Tried again",
    more: "Its server answered 503. Told 3 times.",
  });
  expect(deliveryWords(delivery({ state: "expired", error })).more).toBe(error);
  expect(deliveryWords(delivery({ state: "expired" })).more).toBe(
    "It took the turn and said nothing in time.",
  );
});

test("an answer that was not taken says why, and is nobody's failure", () => {
  const { tone, more } = deliveryWords(delivery({ state: "withheld", why: "answered" }));
  expect([tone, more]).toEqual(["plain", "Somebody else had answered."]);
  expect(deliveryWords(delivery({ state: "withheld", why: "new to us" })).more).toBeNull();
});
