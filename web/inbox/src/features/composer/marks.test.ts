import { expect, it } from "vitest";
import { marked, markOf } from "./marks";

const after = (text: string, start: number, end: number, mark = "*") => {
  const { from, to, text: next, chosen } = marked(text, start, end, mark);
  const whole = text.slice(0, from) + next + text.slice(to);
  return [whole, whole.slice(...chosen)];
};

it("puts a mark around what is chosen and takes it away again", () => {
  expect(after("two loaves, please", 4, 10)).toEqual(["two *loaves*, please", "loaves"]);
  expect(after("two *loaves*, please", 5, 11)).toEqual(["two loaves, please", "loaves"]);
  expect(after("two *loaves*, please", 4, 12)).toEqual(["two loaves, please", "loaves"]);
});

it("leaves spaces outside, and waits between the marks where nothing is chosen", () => {
  expect(after("two loaves please", 3, 11)).toEqual(["two *loaves* please", "loaves"]);
  expect(after("two ", 4, 4, "_")).toEqual(["two __", ""]);
});

it("knows the keys", () => {
  expect([markOf("b", false), markOf("X", true), markOf("x", false)]).toEqual(["*", "~", null]);
});
