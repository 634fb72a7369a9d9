import { describe, expect, it } from "vitest";
import { laterTimes, localMinute } from "./laterTimes";

const at = (text: string) => new Date(text).getTime();

describe("times for later", () => {
  it("are those still to come", () => {
    const labels = laterTimes(at("2026-11-20T19:30:00"), null).map(({ label }) => label);
    expect(labels).toEqual(["In an hour", "Tomorrow morning", "On Monday morning"]);
  });

  it("end where the window ends", () => {
    const until = at("2026-11-21T08:00:00");
    const times = laterTimes(at("2026-11-20T10:00:00"), until);
    expect(times.map(({ label }) => label)).toEqual(["In an hour", "This evening"]);
    expect(localMinute(times[1]?.at ?? 0)).toBe("2026-11-20T18:00");
  });

  it("do not name Monday on a Sunday, when that is tomorrow", () => {
    const labels = laterTimes(at("2026-11-22T10:00:00"), null).map(({ label }) => label);
    expect(labels).not.toContain("On Monday morning");
  });
});
