import { expect, it } from "vitest";
import { parseBlocks } from "./blocks";

it("reads lists, numbers and quotes between text", () => {
  expect(parseBlocks("For Sunday:\n- rye\n* broa\n2. cake\n> as last year\n> or larger\nThanks")).toEqual([
    { kind: "text", text: "For Sunday:" },
    { kind: "item", marker: "•", text: "rye" },
    { kind: "item", marker: "•", text: "broa" },
    { kind: "item", marker: "2.", text: "cake" },
    { kind: "quote", text: "as last year\nor larger" },
    { kind: "text", text: "Thanks" },
  ]);
});

it.each(["*bold* words", "-5 degrees", "2.50 a loaf", "> ", "- ", "a\nb\n\nc", "->"])(
  "leaves %j as one text",
  (source) => expect(parseBlocks(source)).toEqual([{ kind: "text", text: source }]),
);

it("keeps the lines of code as they are", () => {
  const code = "```\n- not a list\n> nor a quote\n```";
  expect(parseBlocks(code)).toEqual([{ kind: "text", text: code }]);
});
