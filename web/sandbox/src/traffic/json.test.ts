import { describe, expect, it } from "vitest";
import type { Exchange } from "../api/types";
import { outcome } from "./exchangeWords";
import { pieces, pretty } from "./json";

describe("json", () => {
  it("lays out JSON, with WhatsApp's escapes readable", () => {
    expect(pretty('{"a":"In\\u00eas"}')).toBe('{ "a": "Inês" }');
    const long = "x".repeat(60);
    expect(pretty(JSON.stringify({ entry: [{ a: long, b: [], c: { d: 1 } }] }))).toBe(
      `{\n  "entry": [{\n    "a": "${long}",\n    "b": [],\n    "c": { "d": 1 }\n  }]\n}`,
    );
    expect(pretty("<html>")).toBeNull();
  });

  it("tells keys from strings, numbers and words, and loses nothing", () => {
    const json = '{\n  "a\\"b": "c: 1",\n  "n": -1.5e3,\n  "t": true\n}';
    const found = pieces(json);
    expect(found.map((piece) => piece.text).join("")).toBe(json);
    expect(found.filter((piece) => piece.kind !== "plain").map((piece) => [piece.kind, piece.text])).toEqual([
      ["key", '"a\\"b"'],
      ["string", '"c: 1"'],
      ["key", '"n"'],
      ["number", "-1.5e3"],
      ["key", '"t"'],
      ["word", "true"],
    ]);
  });
});

describe("outcome", () => {
  const base: Exchange = {
    id: 1,
    at: 0,
    wall_ms: 0,
    direction: "webhook",
    label: "messages",
    summary: "",
    status: 200,
    duration_ms: 4,
    note: null,
    faulty: false,
  };
  it.each([
    [{}, "200 in 4 ms", "good"],
    [{ status: 401 }, "401 in 4 ms", "bad"],
    [{ note: "sent twice", faulty: true }, "200, sent twice", "odd"],
    [{ note: "lost answer", faulty: true, status: null }, "lost answer", "odd"],
    [{ status: null, duration_ms: null }, "waiting", "open"],
    [{ status: null }, "no answer", "bad"],
  ])("tells %j as %s", (change, text, tone) =>
    expect(outcome({ ...base, ...change })).toEqual({ text, tone }),
  );
});
