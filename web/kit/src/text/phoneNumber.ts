// Phone numbers as people read them: the country's code, then groups. Enough to read one aloud, not a validator.

/** Codes of two figures; 1 and 7 have one, all others three (ITU E.164). */
const TWO = /^(?:20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/u;

/** How the figures after the code are grouped where that is well known; the last group takes what is left. */
const GROUPS: Record<string, readonly number[]> = {
  "1": [3, 3, 4],
  "7": [3, 3, 2, 2],
  "33": [1, 2, 2, 2, 2],
  "34": [3, 3, 3],
  "39": [3, 3, 4],
  "41": [2, 3, 2, 2],
  "44": [4, 6],
  "48": [3, 3, 3],
  "49": [3, 4, 4],
  "55": [2, 5, 4],
  "86": [3, 4, 4],
  "91": [5, 5],
  "351": [3, 3, 3],
  "353": [2, 3, 4],
  "971": [2, 3, 4],
};

/** "+44 7700 900449" of "+447700900449" or "447700900449"; null when it is not a bare number. */
export function phoneNumber(value: string): string | null {
  const digits = /^\+?(\d{7,15})$/u.exec(value.trim())?.[1];
  if (!digits) return null;
  const code = /^[17]/u.test(digits) ? digits.slice(0, 1) : digits.slice(0, TWO.test(digits) ? 2 : 3);
  const rest = digits.slice(code.length);
  return [`+${code}`, ...grouped(rest, GROUPS[code])].join(" ");
}

/** A person's name as shown: who is known by a number only is shown by it, readably. */
export function readableName(name: string): string {
  return name.startsWith("+") ? (phoneNumber(name) ?? name) : name;
}

function grouped(rest: string, groups: readonly number[] | undefined): string[] {
  const sum = groups?.reduce((all, each) => all + each, 0);
  // A length the country's usual groups do not fit falls back to threes.
  const sizes = groups && sum === rest.length ? groups : threes(rest.length);
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return rest.slice(at - size, at);
  });
}

/** Threes from the start, never one figure alone at the end. */
function threes(length: number): number[] {
  const sizes: number[] = [];
  let left = length;
  while (left > 4) {
    sizes.push(3);
    left -= 3;
  }
  return left > 0 ? [...sizes, left] : sizes;
}
