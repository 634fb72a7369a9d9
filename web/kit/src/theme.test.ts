import { describe, expect, it } from "vitest";
import { cssVariablesResolver, theme } from "./theme";
import tokens from "./tokens.json";

describe("theme", () => {
  it("turns every role into a variable of both schemes", () => {
    const made = cssVariablesResolver(theme as Parameters<typeof cssVariablesResolver>[0]);
    for (const scheme of ["light", "dark"] as const)
      for (const [name, value] of Object.entries(tokens.role[scheme]))
        expect(made[scheme][`--tl-${name}`]).toBe(value);
  });

  it("joins every scale into a virtual colour, with grey and dark from neutral", () => {
    expect(theme.colors?.gray).toEqual(tokens.scale.neutral.light);
    expect(theme.colors?.dark).toEqual(tokens.scale.neutral.dark);
    for (const name of Object.keys(tokens.scale).filter((scale) => scale !== "neutral"))
      expect(Object.keys(theme.colors ?? {})).toEqual(
        expect.arrayContaining([name, `${name}-light`, `${name}-dark`]),
      );
  });
});
