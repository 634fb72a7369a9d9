// A few exclusive choices side by side. Arrow keys move between them, as in any radio group.
import { useId } from "react";
import classes from "./Segments.module.css";

export interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  choices: { value: T; label: string; count?: number | undefined }[];
}

export function Segments<T extends string>({ label, value, onChange, choices }: SegmentsProps<T>) {
  // Two groups of one label on a page are still two.
  const name = useId();
  return (
    <fieldset className={classes.segments}>
      <legend className="tl-sr">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.segment}>
          <input
            type="radio"
            className="tl-sr"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
          {choice.count ? <em>{choice.count}</em> : null}
        </label>
      ))}
    </fieldset>
  );
}
