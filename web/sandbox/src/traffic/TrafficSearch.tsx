// Narrows the traffic: words in the bar, and field, answer and phone behind a button.
import { Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { useBench, useTraffic } from "../api/queries";
import { chosenCount, fieldsOf, noFilter, type TrafficFilter } from "../api/trafficFilter";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import classes from "./TrafficSearch.module.css";

const words = strings.filter;

export interface TrafficSearchProps {
  filter: TrafficFilter;
  onChange: (filter: TrafficFilter) => void;
}

export function TrafficSearch({ filter, onChange }: TrafficSearchProps) {
  const [opened, setOpened] = useState(false);
  const chosen = chosenCount(filter);
  return (
    <search className={classes.search}>
      <input
        type="search"
        className={classes.words}
        aria-label={words.label}
        placeholder={words.placeholder}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Popover
        position="top-start"
        width={300}
        withinPortal
        trapFocus
        returnFocus
        opened={opened}
        onChange={setOpened}
      >
        <Popover.Target>
          <TextButton
            small
            className={chosen > 0 ? classes.narrowed : ""}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconFilter aria-hidden size={14} stroke={2} />
            {chosen > 0 ? words.chosen(chosen) : words.open}
          </TextButton>
        </Popover.Target>
        <Popover.Dropdown className={classes.drop}>
          <Choices filter={filter} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
    </search>
  );
}

function Choices({ filter, onChange }: TrafficSearchProps) {
  const { data: bench } = useBench();
  const seen = useTraffic("all").data?.pages.flat() ?? [];
  // What is chosen stays on offer, even if its line has gone out of sight.
  const fields = fieldsOf([...seen, { label: filter.field }]);
  return (
    <>
      <Choice label={words.field} value={filter.field} onPick={(field) => onChange({ ...filter, field })}>
        <option value="">{words.anyField}</option>
        {fields.map((field) => (
          <option key={field} value={field}>
            {field}
          </option>
        ))}
      </Choice>
      <Choice label={words.status} value={filter.status} onPick={(status) => onChange({ ...filter, status })}>
        <option value="">{words.anyStatus}</option>
        {Object.entries(words.statuses).map(([status, label]) => (
          <option key={status} value={status}>
            {label}
          </option>
        ))}
      </Choice>
      <Choice label={words.phone} value={filter.phone} onPick={(phone) => onChange({ ...filter, phone })}>
        <option value="">{words.all}</option>
        {bench?.phones
          .filter((phone) => phone.kind === "customer")
          .map((phone) => (
            <option key={phone.id} value={phone.id}>
              {phone.name}
            </option>
          ))}
      </Choice>
      <div className={classes.ways}>
        <TextButton small onClick={() => onChange({ ...noFilter, text: filter.text })}>
          {words.clear}
        </TextButton>
      </div>
    </>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onPick: (value: string) => void;
  children: ReactNode;
}

function Choice({ label, value, onPick, children }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {children}
      </select>
    </>
  );
}
