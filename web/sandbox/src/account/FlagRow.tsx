// A switch with its name.
import { ToggleSwitch } from "../ui/ToggleSwitch";
import classes from "./account.module.css";

export interface FlagRowProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

export function FlagRow({ label, on, onChange }: FlagRowProps) {
  return (
    <div className={classes.flag}>
      <span>{label}</span>
      <ToggleSwitch label={label} on={on} onChange={onChange} />
    </div>
  );
}
