// The colour pairs of the look, against WCAG 2.2 AA, in both schemes.
import { describe, expect, it } from "vitest";
import tokens from "./tokens.json";

const text = 4.5;
const shape = 3;
const origins = ["customer", "phone", "agent", "bot", "campaign"];
const states = ["success", "warning", "danger", "info"];
const grounds = ["surface", "canvas", "thread", "hover", "selected"];

type Pair = [front: string, back: string, need: number];
const pairs: Pair[] = [
  ...["text", "text-2", "text-3"].flatMap((front) => grounds.map((back): Pair => [front, back, text])),
  ...["surface", "canvas", "accent-bg"].map((back): Pair => ["accent-ink", back, text]),
  ["on-accent", "accent-solid", text],
  ["on-accent", "accent-hover", text],
  ["on-inverse", "inverse", text],
  ["text-2", "avatar", text],
  ["focus", "surface", shape],
  ["focus", "canvas", shape],
  ["control-border", "surface", shape],
  ["warning-mark", "canvas", shape],
  ...[...origins, ...states].flatMap((hue): Pair[] => [
    ["text", `${hue}-bg`, text],
    ["text-2", `${hue}-bg`, text],
    [`${hue}-ink`, `${hue}-bg`, text],
    [`${hue}-ink`, "surface", text],
    [`${hue}-ink`, "canvas", text],
    [`${hue}-on`, `${hue}-solid`, text],
    [`${hue}-solid`, "thread", shape],
  ]),
  // Read ticks sit in bubbles of every origin.
  ...["phone-bg", "agent-bg", "bot-bg", "campaign-bg"].map((back): Pair => ["info-ink", back, text]),
];

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("contrast, %s", (scheme) => {
  const role = new Map(Object.entries(tokens.role[scheme]));
  it.each(pairs)("%s on %s is at least %d", (front, back, need) => {
    const [f, b] = [role.get(front), role.get(back)];
    expect(f, `role ${front}`).toBeDefined();
    expect(b, `role ${back}`).toBeDefined();
    expect(ratio(f ?? "", b ?? "")).toBeGreaterThanOrEqual(need);
  });
});
