// A small number in a sentence; counts when left or on Enter, so that half-typed values do nothing.
import { useEffect, useState } from "react";
import classes from "./NumberField.module.css";

export interface NumberFieldProps {
  label: string;
  value: number;
  min?: number;
  max?: number;
  onChange: (value: number) => void;
}

export function NumberField({ label, value, min = 1, max = 100_000, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const commit = () => {
    const next = Math.round(Number(typed));
    if (!Number.isFinite(next) || typed.trim() === "") setTyped(String(value));
    else if (next !== value) onChange(Math.min(max, Math.max(min, next)));
  };
  return (
    <input
      className={classes.field}
      type="text"
      inputMode="numeric"
      aria-label={label}
      value={typed}
      size={Math.max(2, typed.length)}
      onChange={(event) => setTyped(event.target.value.replace(/\D/gu, "").slice(0, 6))}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(String(value));
      }}
    />
  );
}
