import { expect, it } from "vitest";
import type { Due } from "../api/lab";
import { dueGroups } from "./dueGroups";

const closes = (at: number, phone: string): Due => ({ at, kind: "end", what: "the window closes", phone });
const expires = (at: number): Due => ({ at, kind: "end", what: "a file expires" });
const inHours = (at: number) => `in ${Math.floor(at / 60)} h`;

it("says a reason once, with the phones it is about, and counts what reads the same", () => {
  const groups = dueGroups(
    [closes(10, "c1"), closes(70, "c2"), expires(130), expires(140), expires(190)],
    inHours,
  );
  expect(groups.map(({ what, lines }) => [what, lines])).toEqual([
    [
      "the window closes",
      [
        { phone: "c1", at: 10, count: 1 },
        { phone: "c2", at: 70, count: 1 },
      ],
    ],
    [
      "a file expires",
      [
        { phone: null, at: 130, count: 2 },
        { phone: null, at: 190, count: 1 },
      ],
    ],
  ]);
});

it("keeps the order of time: what comes between parts a group", () => {
  const groups = dueGroups([expires(1), closes(2, "c1"), expires(3)], inHours);
  expect(groups.map((group) => group.what)).toEqual([
    "a file expires",
    "the window closes",
    "a file expires",
  ]);
  expect(dueGroups([], inHours)).toEqual([]);
});
