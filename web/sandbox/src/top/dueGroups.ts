// What is due, as one reads it: what is the same stands together, once. Pure.
import type { Due } from "../api/lab";

export interface DueLine {
  /** The phone it is about; null where it is about none. */
  phone: string | null;
  at: number;
  /** How many of the same come at what reads as the same time. */
  count: number;
}

export interface DueGroup {
  what: string;
  kind: Due["kind"];
  lines: DueLine[];
}

/** Neighbours of one reason become a group, the soonest first; `time` is how a moment is told. */
export function dueGroups(due: readonly Due[], time: (at: number) => string): DueGroup[] {
  const groups: DueGroup[] = [];
  for (const { what, kind, at, phone = null } of due) {
    let group = groups.at(-1);
    if (!group || group.what !== what || group.kind !== kind) {
      group = { what, kind, lines: [] };
      groups.push(group);
    }
    const same = group.lines.find((line) => line.phone === phone && time(line.at) === time(at));
    if (same) same.count += 1;
    else group.lines.push({ phone, at, count: 1 });
  }
  return groups;
}
