/** Who is here, and who of them writes, in a sentence. */
import type { Present } from "@twinline/api";
import { strings } from "../../strings";

export function presentWords(people: Present[]): string {
  const writing = people.filter((person) => person.writing);
  const words = strings.present;
  if (writing.length > 0) return words.write(named(writing), writing.length);
  return words.here(named(people), people.length);
}

/** Two by name; of more, the first and how many others. */
function named(people: Present[]): string {
  const [first, second] = people.map((person) => person.name);
  if (people.length > 2) return strings.present.andOthers(first ?? "", people.length - 1);
  return second ? strings.present.both(first ?? "", second) : (first ?? "");
}
