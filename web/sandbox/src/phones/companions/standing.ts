// How a linked device stands towards the API, and the sentence that says so. Pure.
import type { Companion } from "../../api/app";
import { companionStrings as words } from "./strings";

export type Standing = "unlinked" | "alone" | "echoed" | "silent";

export function standing({ unlinked_at, echoes }: Companion, coexistence: boolean): Standing {
  if (unlinked_at !== null) return "unlinked";
  if (!coexistence) return "alone";
  return echoes ? "echoed" : "silent";
}

/** Why it is unlinked or silent; what that it is linked means. */
export function standingNote(companion: Companion, coexistence: boolean): string | null {
  const how = standing(companion, coexistence);
  return how === "alone" || how === "echoed" ? words.note[how] : companion.why;
}
