/** People of a list: found by name or number, shown by name. A number nobody has written from can be entered whole. */
import { MultiSelect } from "@mantine/core";
import type { RulePerson } from "@twinline/api";
import { phoneNumber, readableName } from "@twinline/kit";
import { useState } from "react";
import { pageStrings } from "../../pageStrings";
import classes from "./Rules.module.css";
import { usePeople } from "./usePeople";

const words = pageStrings.rules;
/** Shorter ones are no numbers of anybody. */
const DIGITS_MIN = 7;

interface Props {
  label: string;
  people: RulePerson[];
  onChange: (next: RulePerson[]) => void;
}

function keyOf({ kind, value }: RulePerson): string {
  return `${kind}:${value}`;
}

function numberOf({ kind, value }: RulePerson): string | null {
  return kind === "bsuid" ? null : (phoneNumber(value) ?? `+${value}`);
}

function nameOf(person: RulePerson): string {
  return person.name ? readableName(person.name) : (numberOf(person) ?? person.value);
}

/** What is typed, if it is a whole number. */
function entered(typed: string): RulePerson | null {
  const digits = typed.replace(/\D/g, "");
  const isNumber = /^[+\d\s().-]+$/.test(typed.trim()) && digits.length >= DIGITS_MIN;
  return isNumber ? { kind: "wa_id", value: digits, name: "" } : null;
}

export function PeopleField({ label, people, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const { found, isAsking, error } = usePeople(typed);
  const known = found.flatMap(({ rule_person }) => (rule_person ? [rule_person] : []));
  const number = entered(typed);
  const offered = [
    ...known,
    ...(number && !known.some(({ value }) => value === number.value) ? [number] : []),
  ];
  const all = new Map([...people, ...offered].map((person) => [keyOf(person), person]));
  const isOffered = new Set(offered.map(keyOf));
  return (
    <MultiSelect
      className={classes.people ?? ""}
      classNames={{ input: classes.pills ?? "", inputField: classes.bare ?? "" }}
      aria-label={label}
      placeholder={people.length === 0 ? words.findPeople : ""}
      searchable
      hidePickedOptions
      searchValue={typed}
      onSearchChange={setTyped}
      data={[...all].map(([value, person]) => ({ value, label: nameOf(person) }))}
      // The server has found them, also by what their name does not show.
      filter={({ options }) => options.filter((option) => "value" in option && isOffered.has(option.value))}
      renderOption={({ option }) => {
        const person = all.get(option.value);
        const digits = person?.name ? numberOf(person) : null;
        return (
          <span className={classes.person} dir="auto">
            {option.label}
            {digits ? <small>{digits}</small> : null}
          </span>
        );
      }}
      nothingFoundMessage={
        typed.trim() === ""
          ? null
          : error
            ? words.peopleFailed
            : isAsking
              ? words.peopleAsked
              : words.nobodyFound
      }
      value={people.map(keyOf)}
      onChange={(next) => {
        onChange(next.flatMap((key) => all.get(key) ?? []));
        setTyped("");
      }}
    />
  );
}
