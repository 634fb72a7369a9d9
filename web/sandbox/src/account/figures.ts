// Figures of the account as people read them.

export const count = (number: number): string => new Intl.NumberFormat("en").format(number);

/** From this share on a limit is worth a warning. */
const NEAR = 0.8;

export interface Use {
  /** 0 to 1, for a bar. */
  share: number;
  tone: "ok" | "near" | "full";
}

/** How much of a limit is used; no limit is never near. */
export function limitUse(used: number, of: number | null): Use {
  if (of === null) return { share: 0, tone: "ok" };
  const share = of > 0 ? Math.min(1, used / of) : 1;
  return { share, tone: share >= 1 ? "full" : share >= NEAR ? "near" : "ok" };
}
