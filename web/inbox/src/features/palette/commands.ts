/** Which commands fit what was typed. Pure. */

export interface Command {
  key: string;
  text: string;
  run: () => void;
}

/** All words typed begin words of the command; accents and capitals do not matter. In the order given. */
export function fitting(commands: readonly Command[], typed: string): Command[] {
  const wanted = wordsOf(typed);
  return commands.filter(({ text }) => {
    const has = wordsOf(text);
    return wanted.every((word) => has.some((each) => each.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
