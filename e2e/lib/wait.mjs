// Waiting for a state with a deadline. Polling is the wait; the pause between two looks decides nothing.
import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 50;

/** Resolves to what `look` gives once that is truthy; what `look` throws counts as "not yet". */
export async function eventually(what, look, withinMs = 20_000) {
  const deadline = Date.now() + withinMs;
  let last;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${withinMs / 1000} s: ${what}`, { cause: last });
    }
    await pause(LOOK_EVERY_MS);
  }
}
