/** Mentions while one writes, as `@` and the name, and as a note keeps them: `<@`, the person's id and `>`. Pure. */
import type { Person } from "@twinline/api";

export interface At {
  /** Where the @ stands. */
  from: number;
  /** Where one types. */
  to: number;
  q: string;
}

/** The @ that is being typed; null: none is. An address of an e-mail is not one. */
export function atSign(text: string, caret: number): At | null {
  const found = /(?<![\p{L}\p{N}])@([\p{L}\p{M}\p{N}'’.-]*)$/u.exec(text.slice(0, caret));
  if (!found) return null;
  const q = found[1] ?? "";
  return { from: caret - q.length - 1, to: caret, q };
}

/** Those of whom a name begins so, by their names. */
export function named(people: readonly Person[], q: string): Person[] {
  const wanted = folded(q);
  const fits = ({ name }: Person) =>
    folded(name)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted));
  return people.filter(fits).sort((a, b) => a.name.localeCompare(b.name));
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase();
}

/** As a note keeps it. `chosen` decides between people of one name. */
export function kept(
  text: string,
  people: readonly Person[],
  chosen: ReadonlyMap<string, string> = new Map(),
): string {
  const ids = new Map([...people.map(({ id, name }) => [name, id] as const), ...chosen]);
  // Of two names of which one begins with the other the longer one is meant.
  const names = [...ids.keys()].sort((a, b) => b.length - a.length).map(escaped);
  if (names.length === 0) return text;
  const all = new RegExp(`(?<![\\p{L}\\p{N}])@(${names.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  return text.replaceAll(all, (_, name: string) => `<@${ids.get(name)}>`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** As one writes it. Who is not known any more stays as it was kept. */
export function written(text: string, people: readonly Person[]): string {
  return people.reduce((all, { id, name }) => all.replaceAll(`<@${id}>`, `@${name}`), text);
}
