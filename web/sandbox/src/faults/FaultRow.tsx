// One fault: its switch, its name and, while on, its value.
import type { Faults } from "../api/types";
import { strings } from "../strings";
import { ToggleSwitch } from "../ui/ToggleSwitch";
import classes from "./Faults.module.css";
import { type FaultSpec, isOn, switched } from "./faults";
import { NumberField } from "./NumberField";

const words = strings.faults;

export interface FaultRowProps {
  spec: FaultSpec;
  faults: Faults;
  onChange: (change: Partial<Faults>) => void;
}

export function FaultRow({ spec, faults, onChange }: FaultRowProps) {
  const on = isOn(spec, faults);
  return (
    <div className={classes.row} data-on={on || undefined}>
      <ToggleSwitch label={spec.label} on={on} onChange={(next) => onChange(switched(spec, next))} />
      <span className="tl-cut">{spec.label}</span>
      <span className={classes.value}>
        {on ? <Value spec={spec} faults={faults} onChange={onChange} /> : words.off}
      </span>
    </div>
  );
}

function Value({ spec, faults, onChange }: FaultRowProps) {
  const label = words.value(spec.label);
  switch (spec.kind) {
    case "plain":
      return <b>{words.on}</b>;
    case "every": {
      const value = faults[spec.key] ?? spec.start;
      return (
        <>
          {words.every}
          <NumberField label={label} value={value} onChange={(next) => onChange({ [spec.key]: next })} />
          {words.ordinal(value)}
        </>
      );
    }
    case "next":
      return (
        <>
          {words.next}
          <NumberField
            label={label}
            value={faults[spec.key]}
            onChange={(next) => onChange({ [spec.key]: next })}
          />
        </>
      );
    case "most":
      return (
        <>
          {words.most}
          <NumberField
            label={label}
            value={faults[spec.key] ?? spec.start}
            max={1000}
            onChange={(next) => onChange({ [spec.key]: next })}
          />
        </>
      );
    case "seconds":
      return (
        <>
          <NumberField
            label={label}
            value={(faults[spec.key] ?? spec.start) / 1000}
            max={120}
            onChange={(next) => onChange({ [spec.key]: next * 1000 })}
          />
          {words.seconds}
        </>
      );
    case "range": {
      const [from, to] = faults[spec.key] ?? spec.start;
      return (
        <>
          <NumberField
            label={words.from(spec.label)}
            value={from / 1000}
            min={0}
            onChange={(next) => onChange({ [spec.key]: [next * 1000, Math.max(to, next * 1000)] })}
          />
          {words.to}
          <NumberField
            label={words.until(spec.label)}
            value={to / 1000}
            onChange={(next) => onChange({ [spec.key]: [Math.min(from, next * 1000), next * 1000] })}
          />
          {words.seconds}
        </>
      );
    }
  }
}
