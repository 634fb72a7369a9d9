import { describe, expect, it } from "vitest";
import {
  dateTime,
  dayKey,
  dayLabel,
  duration,
  fileSize,
  listTime,
  shortSpan,
  timeOfDay,
  timeWithSeconds,
} from "./time";

const zone = { timeZone: "Europe/London" };
const now = Date.UTC(2026, 10, 21, 10, 58, 7, 412);
const ago = (days: number, hours = 0) => now - days * 86_400_000 - hours * 3_600_000;

describe("times", () => {
  it("shows hours, minutes, seconds", () => {
    expect(timeOfDay(now, zone)).toBe("10:58");
    expect(timeWithSeconds(now, { ...zone, milliseconds: true })).toBe("10:58:07.412");
    expect(dateTime(now, zone)).toBe("Sat 21 Nov 2026, 10:58");
    expect(timeOfDay(Date.UTC(2026, 10, 21), zone)).toBe("00:00");
  });

  it("names days by the calendar, not by 24 hours", () => {
    expect(dayLabel(ago(0, 10), now, zone)).toBe("Today");
    expect(dayLabel(ago(0, 11), now, zone)).toBe("Yesterday");
    expect(dayLabel(ago(2), now, zone)).toBe("Thursday");
    expect(dayLabel(ago(7), now, zone)).toBe("14 November");
    expect(dayLabel(ago(365), now, zone)).toBe("21 November 2025");
    expect(dayKey(Date.UTC(2026, 6, 1, 23, 30), zone)).toBe("2026-07-02");
  });

  it("is short in lists", () => {
    expect(listTime(ago(0, 2), now, zone)).toBe("08:58");
    expect(listTime(ago(1), now, zone)).toBe("Fri");
    expect(listTime(ago(30), now, zone)).toBe("22 Oct");
  });

  it("says spans and sizes", () => {
    expect([duration(40_000), duration(720_000), duration(11_100_000), duration(93_600_000)]).toEqual([
      "40 s",
      "12 min",
      "3 h 5 min",
      "1 d 2 h",
    ]);
    expect([42, 900, 1000, 1940, 34_000, 720_000, 10_800_000].map(shortSpan)).toEqual([
      "42 ms",
      "900 ms",
      "1 s",
      "1.9 s",
      "34 s",
      "12 min",
      "3 h",
    ]);
    expect([fileSize(840), fileSize(84_210), fileSize(2_345_678)]).toEqual(["840 B", "84 kB", "2.3 MB"]);
  });
});
