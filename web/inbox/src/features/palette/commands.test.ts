import { expect, it } from "vitest";
import { fitting } from "./commands";

const commands = ["Inbox: Waiting", "Inbox: Snoozed", "Número: São João", "All shortcuts"].map((text) => ({
  key: text,
  text,
  run: () => undefined,
}));
const found = (typed: string) => fitting(commands, typed).map(({ text }) => text);

it("finds commands by the beginnings of their words, in any order, without accents", () => {
  expect(found("inb")).toEqual(["Inbox: Waiting", "Inbox: Snoozed"]);
  expect(found("snoo inbox")).toEqual(["Inbox: Snoozed"]);
  expect(found("JOAO numero")).toEqual(["Número: São João"]);
  expect(found("ortcuts")).toEqual([]);
  expect(found("  ")).toHaveLength(4);
});
