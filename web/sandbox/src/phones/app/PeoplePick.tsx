// Choosing people of a group or list.
import { useState } from "react";
import { SeekField } from "../compose/SeekField";
import { phoneStrings } from "../strings";
import classes from "./PeoplePick.module.css";
import { useNames } from "./useNames";

const words = phoneStrings.app;
const shownMax = 30;

export interface PeoplePickProps {
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

export function PeoplePick({ chosen, onChange }: PeoplePickProps) {
  const { customers, name } = useNames();
  const [sought, setSought] = useState("");
  const seek = sought.trim().toLowerCase();
  const shown = customers.filter((one) => chosen.includes(one.id) || name(one).toLowerCase().includes(seek));
  return (
    <fieldset className={classes.pick}>
      <legend>{words.members(chosen.length)}</legend>
      <SeekField sought={sought} onSeek={setSought} />
      <div className={classes.people}>
        {shown.slice(0, shownMax).map((one) => (
          <label key={one.id}>
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
              }
            />
            <bdi>{name(one)}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
