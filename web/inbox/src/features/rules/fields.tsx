/** The small fields that stand in sentences: a length of time, a seat, and what is wrong with them. */
import { NativeSelect, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Problem, RulesSeat } from "@twinline/api";
import { createContext, type ReactNode, useContext, useState } from "react";
import { pageStrings } from "../../pageStrings";
import { IconButton } from "../../ui/IconButton";
import classes from "./Rules.module.css";

const words = pageStrings.rules;

type FieldErrors = Problem["errors"];
export const Wrongs = createContext<FieldErrors>([]);

/** What is wrong with a field, or with what stands in it, where it stands. */
export function Wrong({ of }: { of: string }) {
  const errors = useContext(Wrongs).filter(({ field }) => field === of || field.startsWith(`${of}.`));
  return errors.map(({ field, message, remedy }) => (
    <p key={field + message} className={classes.wrong} role="alert">
      {message} {remedy}
    </p>
  ));
}

const units = { s: 1000, min: 60_000, h: 3_600_000 } as const;
type Unit = keyof typeof units;

function unitOf(ms: number): Unit {
  if (ms === 0 || ms % units.min !== 0) return "s";
  return ms % units.h === 0 ? "h" : "min";
}

interface SpanProps {
  label: string;
  ms: number;
  onChange: (ms: number) => void;
}

/** So many seconds, minutes or hours. */
export function Span({ label, ms, onChange }: SpanProps) {
  const [unit, setUnit] = useState<Unit>(unitOf(ms));
  const shown = ms % units[unit] === 0 ? unit : unitOf(ms);
  return (
    <>
      <TextInput
        className={classes.number ?? ""}
        type="number"
        min={0}
        aria-label={label}
        value={ms / units[shown]}
        onChange={(event) =>
          onChange(Math.max(0, Math.round(Number(event.currentTarget.value) * units[shown])))
        }
      />
      <NativeSelect
        aria-label={words.unitOf(label)}
        value={shown}
        data={Object.entries(words.units).map(([value, name]) => ({ value, label: name }))}
        onChange={(event) => {
          const next = event.currentTarget.value as Unit;
          setUnit(next);
          onChange((ms / units[shown]) * units[next]);
        }}
      />
    </>
  );
}

interface SeatProps {
  label: string;
  value: RulesSeat;
  onChange: (seat: RulesSeat) => void;
}

export function SeatField({ label, value, onChange }: SeatProps) {
  return (
    <NativeSelect
      aria-label={label}
      value={value}
      data={(["phone", "inbox", "bot"] as const).map((seat) => ({ value: seat, label: words.seats[seat] }))}
      onChange={(event) => onChange(event.currentTarget.value as RulesSeat)}
    />
  );
}

/** One row of a list with its way out. */
export function Item({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  return (
    <li className={classes.item}>
      {children}
      <span className="tl-grow" />
      <IconButton icon={IconX} label={words.remove(name)} onClick={onRemove} />
    </li>
  );
}

/** A list with one of its entries altered, or taken out. */
export function altered<T>(list: T[], at: number, next: Partial<T> | null): T[] {
  if (next === null) return list.filter((_, index) => index !== at);
  return list.map((each, index) => (index === at ? { ...each, ...next } : each));
}
