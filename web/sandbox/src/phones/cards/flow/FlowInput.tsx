// What is typed into a flow: lines, longer texts, days.
import type { ReactNode } from "react";
import { phoneStrings } from "../../strings";
import type { Part } from "./drawing";
import classes from "./FlowSheet.module.css";

const words = phoneStrings.flow;
const types = {
  text: "text",
  number: "number",
  email: "email",
  password: "password",
  passcode: "password",
  phone: "tel",
} as const;

export interface FlowInputProps {
  part: Extract<Part, { kind: "input" | "area" | "date" }>;
  id: string;
  value: unknown;
  wrong: boolean;
  about: string | undefined;
  mark: ReactNode;
  onFill: (value: unknown) => void;
}

export function FlowInput({ part, id, value, wrong, about, mark, onFill }: FlowInputProps) {
  const shared = { disabled: !part.enabled, "aria-invalid": wrong || undefined, "aria-describedby": about };
  if (part.kind === "date" && part.range) return <DateRange {...{ part, id, value, mark, onFill }} />;
  const written = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const onChange = (event: { target: { value: string } }) => onFill(event.target.value);
  return (
    <div className={classes.field}>
      <label htmlFor={id} dir="auto">
        {part.label}
        {mark}
      </label>
      {part.kind === "area" ? (
        <textarea
          id={id}
          rows={3}
          dir="auto"
          value={written}
          maxLength={part.max}
          onChange={onChange}
          {...shared}
        />
      ) : null}
      {part.kind === "input" ? (
        <input
          id={id}
          type={types[part.look]}
          inputMode={part.look === "passcode" ? "numeric" : undefined}
          autoComplete="off"
          dir="auto"
          value={written}
          onChange={onChange}
          {...shared}
        />
      ) : null}
      {part.kind === "date" ? (
        <input
          id={id}
          type="date"
          value={written}
          min={part.min ?? undefined}
          max={part.max ?? undefined}
          onChange={onChange}
          {...shared}
        />
      ) : null}
    </div>
  );
}

function DateRange({
  part,
  id,
  value,
  mark,
  onFill,
}: Pick<FlowInputProps, "id" | "value" | "mark" | "onFill"> & { part: Extract<Part, { kind: "date" }> }) {
  const range = (value && typeof value === "object" ? value : {}) as Record<string, string>;
  const day = (name: "start-date" | "end-date", label: string) => (
    <label htmlFor={`${id} ${name}`}>
      <small>{label}</small>
      <input
        id={`${id} ${name}`}
        type="date"
        value={range[name] ?? ""}
        min={part.min ?? undefined}
        max={part.max ?? undefined}
        disabled={!part.enabled}
        onChange={(event) => onFill({ ...range, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <fieldset className={`${classes.field} ${classes.days}`}>
      <legend dir="auto">
        {part.label}
        {mark}
      </legend>
      <div className={classes.range}>
        {day("start-date", words.from)}
        {day("end-date", words.until)}
      </div>
    </fieldset>
  );
}
