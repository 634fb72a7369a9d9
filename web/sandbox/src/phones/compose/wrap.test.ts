import { expect, it } from "vitest";
import { insert, markOf, wrap } from "./wrap";

it("puts marks around words and takes them away again", () => {
  const bold = wrap({ text: "two broas", start: 4, end: 9 }, "*");
  expect(bold).toEqual({ text: "two *broas*", start: 5, end: 10 });
  expect(wrap(bold, "*")).toEqual({ text: "two broas", start: 4, end: 9 });
});

it("leaves spaces outside, where marks would not count", () => {
  expect(wrap({ text: "two broas now", start: 3, end: 10 }, "_").text).toBe("two _broas_ now");
});

it("waits between the marks where nothing is chosen", () => {
  expect(wrap({ text: "", start: 0, end: 0 }, "```")).toEqual({ text: "``````", start: 3, end: 3 });
});

it("puts an emoji where the caret stands", () => {
  expect(insert({ text: "hi you", start: 2, end: 6 }, "👋")).toEqual({ text: "hi👋", start: 4, end: 4 });
});

it("knows the keys", () => {
  const key = { key: "b", ctrlKey: true, metaKey: false, shiftKey: false };
  expect(markOf(key)).toBe("*");
  expect(markOf({ ...key, key: "X", shiftKey: true })).toBe("~");
  expect(markOf({ ...key, ctrlKey: false })).toBeNull();
});
