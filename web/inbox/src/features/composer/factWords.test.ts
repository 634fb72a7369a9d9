import type { Floor } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { floorLost } from "./factWords";

const NOON = new Date(2026, 10, 21, 12).getTime();
const floor = (change: Partial<Floor>): Floor =>
  ({
    holder: "agent",
    person: { id: "joel", name: "Joel Adeyemi" },
    until: NOON,
    since: NOON,
    ...change,
  }) as Floor;

describe("who was too late with the floor", () => {
  it("is told by name who has it, and until when", () => {
    const said = floorLost(floor({}), "marta", NOON - 60_000);
    expect(said).toContain("Joel");
    expect(said).toMatch(/12:00/);
  });

  it("is told nothing of a floor that is free or their own", () => {
    expect(floorLost(null, "marta", NOON)).toBeNull();
    expect(floorLost(floor({ holder: "nobody", person: null }), "marta", NOON)).toBeNull();
    expect(floorLost(floor({}), "joel", NOON)).toBeNull();
  });
});
