/**
 * Which of a thread's rows stand on the page: a bounded stretch that moves with the reader, so that a long thread costs no
 * more than a short one. What is left out is in memory and comes back without a request.
 */
import { useState } from "react";
import type { ThreadRow } from "./rows";

/** About four screens to each side of a tall window. */
export const ROWS_MAX = 240;
const STEP = 80;

export interface RowWindow {
  shown: ThreadRow[];
  /** There are rows before and after those shown. */
  above: boolean;
  below: boolean;
  up: () => void;
  down: () => void;
  toEnd: () => void;
}

/** `wanted` is the row to stand in the middle and `of` what wanted it; none: the end. */
export function useRowWindow(rows: ThreadRow[], wanted: number, of: string): RowWindow {
  const [state, setState] = useState<{ last: string | null; of: string | null }>({ last: null, of: null });
  let { last } = state;
  if (state.of !== of) {
    last = wanted < 0 ? null : keyBefore(rows, wanted + ROWS_MAX / 2);
    setState({ last, of });
  }
  const at = last === null ? -1 : rows.findIndex((row) => row.key === last);
  const end = at < 0 ? rows.length : at + 1;
  const begin = Math.max(0, end - ROWS_MAX);
  const move = (to: number) => setState({ last: keyBefore(rows, Math.max(to, ROWS_MAX)), of });
  return {
    shown: begin === 0 && end === rows.length ? rows : rows.slice(begin, end),
    above: begin > 0,
    below: end < rows.length,
    up: () => move(end - STEP),
    down: () => move(end + STEP),
    toEnd: () => setState({ last: null, of }),
  };
}

/** The last row before a place; none where that is the end, which moves on. */
function keyBefore(rows: ThreadRow[], place: number): string | null {
  return place >= rows.length ? null : (rows[place - 1]?.key ?? null);
}
