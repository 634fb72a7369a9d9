// Choosing one or several: circles, boxes, chips, or a list that drops down.
import type { ReactNode } from "react";
import { phoneStrings } from "../../strings";
import type { Option, Part } from "./drawing";
import classes from "./FlowSheet.module.css";

const words = phoneStrings.flow;

export interface FlowChoiceProps {
  part: Extract<Part, { kind: "choice" | "choices" }>;
  id: string;
  value: unknown;
  /** What is wrong with it, and where that is told. */
  wrong: boolean;
  about: string | undefined;
  mark: ReactNode;
  onChoose: (value: unknown) => void;
}

export function FlowChoice({ part, id, value, wrong, about, mark, onChoose }: FlowChoiceProps) {
  const several = part.kind === "choices";
  const chosen = Array.isArray(value) ? value.map(String) : [];
  if (part.kind === "choice" && part.look === "dropdown")
    return (
      <div className={classes.field}>
        <label htmlFor={id} dir="auto">
          {part.label}
          {mark}
        </label>
        <select
          id={id}
          value={String(value ?? "")}
          disabled={!part.enabled}
          aria-invalid={wrong || undefined}
          aria-describedby={about}
          onChange={(event) => onChoose(event.target.value)}
        >
          <option value="">{words.chooseNone}</option>
          {part.options.map((option) => (
            <option key={option.id} value={option.id} disabled={!option.enabled}>
              {option.title}
            </option>
          ))}
        </select>
      </div>
    );
  const toggle = (option: string, on: boolean) =>
    onChoose(on ? [...chosen, option] : chosen.filter((one) => one !== option));
  return (
    <fieldset className={classes.choices} disabled={!part.enabled} aria-describedby={about}>
      <legend dir="auto">
        {part.label || words.choose}
        {mark}
      </legend>
      <div className={classes.options} data-chips={(several && part.look === "chips") || undefined}>
        {part.options.map((option) => (
          <label key={option.id} className={classes.choice}>
            <input
              type={several ? "checkbox" : "radio"}
              name={id}
              checked={several ? chosen.includes(option.id) : value === option.id}
              disabled={!option.enabled}
              onChange={(event) => (several ? toggle(option.id, event.target.checked) : onChoose(option.id))}
            />
            <OptionWords option={option} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function OptionWords({ option }: { option: Option }) {
  return (
    <>
      {option.picture ? <img src={option.picture} alt="" /> : null}
      <span dir="auto">
        {option.title}
        {option.description ? <small>{option.description}</small> : null}
      </span>
      {option.metadata ? <small className={classes.meta}>{option.metadata}</small> : null}
    </>
  );
}
