// A switch; its label is drawn by whoever uses it, and named here for assistive technology.
import classes from "./ToggleSwitch.module.css";

export interface ToggleSwitchProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

export function ToggleSwitch({ label, on, onChange, disabled }: ToggleSwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      disabled={disabled}
      className={classes.switch}
      onClick={() => onChange(!on)}
    />
  );
}
