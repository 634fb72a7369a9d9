import { describe, expect, it } from "vitest";
import { number } from "../../dev/number";
import { pageStrings } from "../../pageStrings";
import { lifeSteps } from "./life";

const looks = (change: Partial<typeof number>) =>
  Object.fromEntries(lifeSteps({ ...number, ...change }).map(({ key, look }) => [key, look]));

describe("lifeSteps", () => {
  it("tells a live number what silence would lead to", () => {
    const history_sync = { ...number.history_sync, state: "done" as const };
    expect(looks({ state: "live", history_sync })).toEqual({
      signed_up: "done",
      connecting: "done",
      contacts: "done",
      history: "done",
      live: "live",
      quiet: "maybe",
      at_risk: "maybe",
    });
  });

  it("ends where a number stands badly", () => {
    expect(looks({ state: "at_risk" })).toMatchObject({ quiet: "done", at_risk: "bad" });
    expect(looks({ state: "offboarded" })).toMatchObject({ offboarded: "bad" });
  });

  it("knows no syncs without a phone", () => {
    expect(Object.keys(looks({ state: "live", mode: "api_only" }))).toEqual([
      "signed_up",
      "connecting",
      "live",
    ]);
  });
});

it("makes one sentence of what the server waits for", () => {
  expect(pageStrings.numbers.waitsFor("A message typed in the app.")).toBe(
    "Waits for a message typed in the app.",
  );
});
