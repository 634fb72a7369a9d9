import { describe, expect, it } from "vitest";
import { parseFormat, plainText } from "./parseFormat";

const text = (value: string) => ({ kind: "text", text: value });

describe("parseFormat", () => {
  it("reads bold, italic and strike, nested too", () => {
    expect(parseFormat("a *b _c_* ~d~")).toEqual([
      text("a "),
      { kind: "bold", children: [text("b "), { kind: "italic", children: [text("c")] }] },
      text(" "),
      { kind: "strike", children: [text("d")] },
    ]);
  });

  it.each(["2*3*4", "snake_case_name", "* not bold *", "*open", "**", "*a\nb*", "~ ~", "5 * 6 * 7"])(
    "leaves %j as typed",
    (source) => expect(parseFormat(source)).toEqual([text(source)]),
  );

  it("keeps code free of other marks", () => {
    expect(parseFormat("```\n*x*\n```")).toEqual([{ kind: "mono", text: "*x*" }]);
    expect(parseFormat("`_y_`")).toEqual([{ kind: "code", text: "_y_" }]);
  });

  it("links http, https and www, without closing punctuation", () => {
    expect(parseFormat("see https://example.org/a_b?c=1.")).toEqual([
      text("see "),
      { kind: "link", text: "https://example.org/a_b?c=1", href: "https://example.org/a_b?c=1" },
      text("."),
    ]);
    expect(parseFormat("(www.example.org)")).toEqual([
      text("("),
      { kind: "link", text: "www.example.org", href: "https://www.example.org" },
      text(")"),
    ]);
  });

  it.each(["javascript:alert(1)", "http://", "xhttps://example.org", "data:text/html,x"])(
    "never links %j",
    (source) => expect(parseFormat(source).some((node) => node.kind === "link")).toBe(false),
  );

  it("handles Arabic and Devanagari around marks", () => {
    expect(parseFormat("*مرحبا* كل")).toEqual([{ kind: "bold", children: [text("مرحبا")] }, text(" كل")]);
    expect(plainText("कल *सुबह*\nदस")).toBe("कल सुबह दस");
  });

  it.each(["*a ", "*_", "_~*x", "`a "])("stays quick and shallow on long runs of %j", (run) => {
    const long = run.repeat(20_000);
    const started = performance.now();
    expect(plainText(long).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
