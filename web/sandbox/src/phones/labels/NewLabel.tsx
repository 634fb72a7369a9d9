// A label being made or renamed: its name and its colour.
import { type FormEvent, useId, useState } from "react";
import { useLabelDeed } from "../../api/phoneQueries";
import type { Label } from "../../api/types";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { LabelDot } from "./LabelDot";
import classes from "./labels.module.css";

const words = phoneStrings.labels;
const colours = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const nameMax = 100;

export interface NewLabelProps {
  /** The label to change; none makes a new one. */
  label?: Label | undefined;
  /** Colours taken, so that a new label has one of its own. */
  taken: number[];
  onDone?: () => void;
}

export function NewLabel({ label, taken, onDone }: NewLabelProps) {
  const [name, setName] = useState(label?.name ?? "");
  const [colour, setColour] = useState(label?.colour ?? colours.find((one) => !taken.includes(one)) ?? 0);
  const deed = useLabelDeed();
  const group = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const change = { name: name.trim(), colour };
    deed.mutate(label ? { do: "change", label: label.id, change } : { do: "add", ...change }, {
      onSuccess: () => {
        setName("");
        setColour((colour + 1) % colours.length);
        onDone?.();
      },
    });
  };
  return (
    <form className={`${sheets.form} ${classes.new}`} onSubmit={submit}>
      <Failure error={deed.error} />
      <label>
        {label ? words.rename : words.create}
        <input required maxLength={nameMax} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <fieldset className={classes.colours}>
        <legend className="tl-sr">{words.colour}</legend>
        {colours.map((one) => (
          <label key={one}>
            <input
              type="radio"
              className="tl-sr"
              name={group}
              checked={one === colour}
              aria-label={words.colourOf(one + 1)}
              onChange={() => setColour(one)}
            />
            <LabelDot colour={one} />
          </label>
        ))}
      </fieldset>
      <SheetButton look="filled" type="submit" disabled={name.trim() === "" || deed.isPending}>
        {label ? words.save : words.add}
      </SheetButton>
    </form>
  );
}
