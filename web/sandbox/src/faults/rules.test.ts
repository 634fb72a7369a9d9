import { expect, it } from "vitest";
import { faultsOf, places, ruleOf, ruleWords } from "./rules";

const form = {
  place: "graph:POST /{number}/messages",
  fault: "error",
  code: 131_056,
  when: "next1",
  customer: "c1",
};

it("sends what the switchboard reads", () => {
  expect(ruleOf(form)).toEqual({
    on: { graph: "POST /{number}/messages" },
    when: { next: 1 },
    what: { error: { code: 131_056 } },
    customer: "c1",
  });
  expect(ruleOf({ ...form, place: "webhook:any", fault: "lost", when: "always", customer: "" })).toEqual({
    on: { webhook: "any" },
    when: "always",
    what: "lost",
  });
});

it("offers faults for every place, and stuck history for history alone", () => {
  for (const place of places) expect(faultsOf(place).length).toBeGreaterThan(3);
  expect(places.filter((place) => faultsOf(place).includes("stuck"))).toEqual(["webhook:history"]);
});

it("reads a rule as a sentence, one it never made as well", () => {
  const rule = { ...ruleOf(form), id: "f1", met: 2, hit: 1 };
  expect(ruleWords(rule)).toEqual({
    place: "POST /{number}/messages",
    fault: "error, code 131056",
    when: "the next one",
  });
  expect(ruleWords({ ...rule, when: { every: 7 } }).when).toBe("every 7");
});
