import type { CannedReply } from "@twinline/api";
import { expect, it } from "vitest";
import { filledIn, matching, slashAt } from "./slash";

const reply = (shortcut: string, text: string): CannedReply => ({
  id: shortcut,
  shortcut,
  text,
  changed_at: 0,
});

it("sees a slash at the beginning of a line, up to where one types", () => {
  expect(slashAt("/", 1)).toEqual({ from: 0, to: 1, q: "" });
  expect(slashAt("Hello\n/Óla", 10)).toEqual({ from: 6, to: 10, q: "óla" });
  expect(slashAt("/hours later", 6)).toEqual({ from: 0, to: 6, q: "hours" });
  for (const [text, caret] of [
    ["and/or", 6],
    ["/hours", 3],
    ["/two words", 10],
    ["/hours", 0],
  ] as const)
    expect(slashAt(text, caret), `${text} ${caret}`).toBeNull();
});

it("finds names that begin so before texts that have it", () => {
  const all = [reply("bye", "Until tomorrow, the hours are short"), reply("hours", "Until six")];
  const found = (q: string) => matching(all, q).map(({ shortcut }) => shortcut);
  expect(found("hours")).toEqual(["hours", "bye"]);
  expect(found("")).toEqual(["bye", "hours"]);
  expect(found("rye")).toEqual([]);
});

it("fills in what it knows and leaves the rest to be seen", () => {
  const text = "Hello {{first_name}} ({{ name }}), {{agent}} here. {{order}}";
  expect(filledIn(text, { name: "Ana Sousa" }, "Marta Pires")).toBe(
    "Hello Ana (Ana Sousa), Marta here. {{order}}",
  );
});
