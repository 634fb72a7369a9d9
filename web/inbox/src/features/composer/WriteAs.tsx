/** What is written: an answer that the customer gets, or a note that only the team sees. */
import { strings } from "../../strings";
import classes from "./WriteAs.module.css";

interface Props {
  noting: boolean;
  onChange: (noting: boolean) => void;
}

const words = strings.note;

export function WriteAs({ noting, onChange }: Props) {
  return (
    <fieldset className={classes.as} aria-label={words.as}>
      {[false, true].map((note) => (
        <button
          key={String(note)}
          type="button"
          aria-pressed={noting === note}
          onClick={() => onChange(note)}
        >
          {note ? words.note : words.reply}
        </button>
      ))}
    </fieldset>
  );
}
