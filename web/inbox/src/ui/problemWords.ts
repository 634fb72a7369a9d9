/** What to say of a failed call: the fact and the remedy. */
import { asProblem } from "@twinline/api";
import { strings } from "../strings";

export function problemWords(error: unknown): { fact: string; remedy: string | null } {
  const problem = asProblem(error);
  if (problem.offline) return { fact: strings.common.unreachable, remedy: strings.common.unreachableRemedy };
  return { fact: problem.detail ?? problem.title, remedy: problem.remedy };
}
