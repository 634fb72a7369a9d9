/** What each filter says on its chip, in the words of the team: names instead of ids. */
import type { Label, NumberCard, Person } from "@twinline/api";
import { duration } from "@twinline/kit";
import { FILTERS, type FilterName, type ListFilters, words } from "../../live/filters";
import { strings } from "../../strings";

export interface Known {
  numbers: readonly NumberCard[];
  people: readonly Person[];
  labels: readonly Label[];
}

const say = strings.filters;
const MINUTE = 60_000;

const personWord = (word: string, { people }: Known): string => {
  if (word === "me") return say.me;
  if (word === "nobody") return say.nobody;
  return people.find(({ id }) => id === word)?.name ?? say.unknownPerson;
};

const numberWord = (id: string, { numbers }: Known): string =>
  numbers.find((number) => number.id === id)?.name ?? say.unknownNumber;

function values(name: FilterName, filters: ListFilters, known: Known): string[] {
  switch (name) {
    case "line":
      return words(filters.line).map((id) => numberWord(id, known));
    case "last_word":
      return words(filters.last_word).map((word) => say.speakers[word as keyof typeof say.speakers]);
    case "floor":
      return words(filters.floor).map((word) => say.holders[word as keyof typeof say.holders]);
    case "assignee":
      return words(filters.assignee).map((word) => personWord(word, known));
    case "label":
      return words(filters.label).map(
        (id) => known.labels.find((label) => label.id === id)?.name ?? say.unknownLabel,
      );
    case "unread":
      return [];
    case "waiting_minutes":
      return [duration((filters.waiting_minutes ?? 0) * MINUTE)];
    case "closing_minutes":
      return [duration((filters.closing_minutes ?? 0) * MINUTE)];
  }
}

/** The filters that are set, each with the words of its chip. */
export function chips(filters: ListFilters, known: Known): { name: FilterName; text: string }[] {
  return FILTERS.filter((name) => filters[name] !== undefined).map((name) => ({
    name,
    text: name === "unread" ? say.unread : say.chip(say.names[name], values(name, filters, known)),
  }));
}
