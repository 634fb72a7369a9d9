import { expect, it } from "vitest";
import { linesOf } from "./rich";

it("reads headings, lists and looks", () => {
  const lines = linesOf(
    "# Terms\n\n- **Bread** is ~~old~~ *new*\n2. See [us](https://bakery.example/a)\n[no](javascript:x)",
  );
  expect(lines.map(({ look, mark }) => [look, mark])).toEqual([
    ["heading", null],
    ["item", "•"],
    ["item", "2."],
    ["words", null],
  ]);
  expect(lines[1]?.spans).toEqual([
    { text: "Bread", look: "bold", url: null },
    { text: " is ", look: null, url: null },
    { text: "old", look: "struck", url: null },
    { text: " ", look: null, url: null },
    { text: "new", look: "italic", url: null },
  ]);
  expect(lines[2]?.spans[1]).toEqual({ text: "us", look: null, url: "https://bakery.example/a" });
  expect(lines[3]?.spans).toEqual([{ text: "[no](javascript:x)", look: null, url: null }]);
});
