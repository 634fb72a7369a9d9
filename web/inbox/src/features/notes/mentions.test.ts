import { expect, test } from "vitest";
import { atSign, kept, named, written } from "./mentions";

const person = (id: string, name: string) => ({ id, name, initials: "" });
const team = [
  person("1", "Ana"),
  person("2", "Ana Souza"),
  person("3", "Zoë (night) Müller"),
  person("4", "José"),
];

test("an @ opens the people, unless it belongs to an address", () => {
  expect(atSign("Ask @", 5)).toEqual({ from: 4, to: 5, q: "" });
  expect(atSign("Ask @jos now", 8)).toEqual({ from: 4, to: 8, q: "jos" });
  expect(atSign("(@a", 3)?.q).toBe("a");
  expect(atSign("ana@shop", 8)).toBeNull();
  expect(atSign("Ask @jos now", 12)).toBeNull();
});

test("people are found by the beginnings of their names, with or without accents", () => {
  const names = (q: string) => named(team, q).map(({ name }) => name);
  expect(names("")).toEqual(["Ana", "Ana Souza", "José", "Zoë (night) Müller"]);
  expect(names("jose")).toEqual(["José"]);
  expect(names("MUL")).toEqual(["Zoë (night) Müller"]);
  expect(names("na")).toEqual([]);
});

test("what is written is kept by id, and the longest name counts", () => {
  expect(kept("@Ana Souza and @Ana, ask @Zoë (night) Müller.", team)).toBe("<@2> and <@1>, ask <@3>.");
  expect(kept("ana@Ana, @Anabel", team)).toBe("ana@Ana, @Anabel");
  expect(kept("@Ana", [])).toBe("@Ana");
});

test("of two people with one name it is whom one chose", () => {
  const two = [person("5", "Kim"), person("6", "Kim")];
  expect(kept("@Kim", two, new Map([["Kim", "5"]]))).toBe("<@5>");
});

test("what was kept is written as before", () => {
  const text = "@Ana Souza and @José: 2 × $& (a|b)";
  expect(written(kept(text, team), team)).toBe(text);
  expect(written("<@9>", team)).toBe("<@9>");
});
