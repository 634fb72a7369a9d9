// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how flow JSON refers to things.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExpressionError, filled, holds, lookUp, type Scope } from "./expression";

const scope: Scope = {
  form: { age: "21", first: "Rui", last: "Sá", accept: true, no: false, none: "", extras: [], size: "s" },
  data: { total: 90, group: 3, rows: [{ title: "Rye" }], zero: 0, flag: true },
  screen: { ONE: { form: { mail: "a@b.example" }, data: { day: "Friday" } } },
};
const value = (written: unknown) => filled(written, scope);

describe("references", () => {
  it.each([
    ["${form.first}", "Rui"],
    ["${data.total}", 90],
    ["${data.rows[0].title}", "Rye"],
    ["${data.rows}", [{ title: "Rye" }]],
    ["${screen.ONE.form.mail}", "a@b.example"],
    ["${screen.ONE.data.day}", "Friday"],
    ["${screen.TWO.data.day}", undefined],
    ["${form.unknown}", undefined],
    ["${data.rows.length}", 1],
    ["${form.constructor}", undefined],
    ["${data.__proto__}", undefined],
    // Words around it make it words, as before version 6.
    ["Hello ${form.first}", "Hello ${form.first}"],
    ["plain", "plain"],
    [7, 7],
    [null, null],
  ])("%s", (written, expected) => expect(value(written)).toEqual(expected));

  it("fills in what is nested", () => {
    expect(value({ a: ["${form.first}", { b: "${data.total}" }], c: true })).toEqual({
      a: ["Rui", { b: 90 }],
      c: true,
    });
  });
});

describe("nested expressions", () => {
  it.each([
    ["`'Hello ' ${form.first}`", "Hello Rui"],
    ["`${form.first} ' you are ' ${form.age} ' years old.'`", "Rui you are 21 years old."],
    [
      "`'You were born on either ' (2024 - ${form.age}) ' or ' (2023 - ${form.age})`",
      "You were born on either 2003 or 2002",
    ],
    ["`'The amount per person is: ' ${data.total} / ${data.group}`", "The amount per person is: 30"],
    ["`${form.age} > 18`", true],
    ["`${form.age} >= 21`", true],
    ["`${form.age} < 21`", false],
    ["`${form.age} == 21`", true],
    ["`${form.first} == ${form.last}`", false],
    ["`${form.first} != 'Rui'`", false],
    ["`${form.accept} != true`", false],
    ["`(${form.age} > 18) && ${form.accept}`", true],
    ["`(${form.none} != '') || (${form.last} != '')`", true],
    ["`!${form.no}`", true],
    ["`!(${form.accept} && ${form.no})`", true],
    ["`1 + 2 - 4`", -1],
    ["`7 % 4`", 3],
    ["`-${data.group} + 1`", -2],
    ["`${data.total} / ${data.zero}`", 0],
    ["`${data.total} % ${form.unknown}`", 0],
    ["`1 + 2 == 3 && 2 < 3 || false`", true],
    ["`'It\\'s ' ${form.first}`", "It's Rui"],
    ["`'Ana\\\\`s house'`", "Ana`s house"],
    ["`'a' 'b'`", "ab"],
    ["`${data.rows}`", [{ title: "Rye" }]],
    ["`true`", true],
    ["`${form.unknown} == ''`", true],
  ])("%s", (written, expected) => expect(value(written)).toEqual(expected));

  it.each(["`1 +`", "`(1`", "`1 * 2`", "`'open`", "`&& true`", "`1 ) 2`", "``", "`name`"])(
    "%s is no expression",
    (written) => expect(() => value(written)).toThrow(ExpressionError),
  );
});

describe("conditions", () => {
  it.each([
    ["${form.accept}", true],
    ["${form.no}", false],
    ["${form.none}", false],
    ["${form.extras}", false],
    ["${form.unknown}", false],
    ["${data.rows}", true],
    ["${data.flag} && (${data.total} > 50)", true],
    ["${form.size} == 's'", true],
    ["`${form.size} == 'l'`", false],
    ["!${data.flag}", false],
    [true, true],
    [undefined, false],
  ])("%s", (written, expected) => expect(holds(written, scope)).toBe(expected));
});

/** An expression's text with what it must come to, grown together. */
const grown = fc.letrec<{ sum: [string, number]; truth: [string, boolean] }>((tie) => ({
  sum: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.nat({ max: 99 }).map((n): [string, number] => [String(n), n]),
    fc.constant<[string, number]>(["${data.total}", 90]),
    fc
      .tuple(tie("sum"), fc.constantFrom("+", "-"), tie("sum"))
      .map(([[a, x], sign, [b, y]]): [string, number] => [
        `(${a} ${sign} ${b})`,
        sign === "+" ? x + y : x - y,
      ]),
  ),
  truth: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.boolean().map((b): [string, boolean] => [String(b), b]),
    fc
      .tuple(tie("sum"), fc.constantFrom("<", ">="), tie("sum"))
      .map(([[a, x], sign, [b, y]]): [string, boolean] => [
        `(${a} ${sign} ${b})`,
        sign === "<" ? x < y : x >= y,
      ]),
    fc
      .tuple(tie("truth"), fc.constantFrom("&&", "||"), tie("truth"))
      .map(([[a, x], sign, [b, y]]): [string, boolean] => [
        `(${a} ${sign} ${b})`,
        sign === "&&" ? x && y : x || y,
      ]),
    tie("truth").map(([a, x]): [string, boolean] => [`!${a}`, !x]),
  ),
}));

describe("any expression", () => {
  it("comes to what it was grown from", () => {
    fc.assert(fc.property(grown.sum, ([text, sum]) => value(`\`${text}\``) === sum));
    fc.assert(fc.property(grown.truth, ([text, truth]) => holds(text, scope) === truth));
  });

  it("is a value or an ExpressionError, whatever its text", () => {
    const signs = fc.constantFrom(..."${}.'`()!&|=<>+-/% 0aé\\form data");
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
        for (const read of [() => value(`\`${parts.join("")}\``), () => holds(parts.join(""), scope)])
          try {
            read();
          } catch (error) {
            expect(error).toBeInstanceOf(ExpressionError);
          }
      }),
      { numRuns: 2_000 },
    );
  });

  it("never leaves its scope", () => {
    const names = fc.array(
      fc.constantFrom("constructor", "__proto__", "prototype", "toString", "form", "data"),
    );
    fc.assert(fc.property(names, (steps) => typeof lookUp(steps.join("."), scope) !== "function"));
  });

  it("is refused where it is nested too deeply", () => {
    expect(() => value(`\`${"(".repeat(5_000)}1${")".repeat(5_000)}\``)).toThrow(ExpressionError);
    expect(() => value(`\`${"!".repeat(5_000)}true\``)).toThrow(ExpressionError);
  });
});
