/** Business hours: a week by the clock of its zone, and the days on which nothing opens. */
import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { RuleHours } from "@twinline/api";
import { pageStrings } from "../../pageStrings";
import { Card } from "../../ui/Page";
import { altered, Item, Wrong } from "./fields";
import type { FormProps } from "./OrderCard";
import classes from "./Rules.module.css";

const words = pageStrings.rules;

export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function usual(): RuleHours {
  const open = [{ from: "09:00", to: "18:00" }];
  return { zone: localZone(), week: [open, open, open, open, open, [], []], closed_days: [], bots: "closed" };
}

export function HoursCard({ rules, onChange }: FormProps) {
  const { hours } = rules;
  const put = (next: Partial<RuleHours>) => hours && onChange({ hours: { ...hours, ...next } });
  const dropDay = (at: number) => put({ closed_days: hours?.closed_days.filter((_, i) => i !== at) ?? [] });
  return (
    <Card title={words.hours} span={12}>
      <Checkbox
        mb={10}
        label={words.hoursCount}
        checked={hours !== null && hours !== undefined}
        onChange={(event) => onChange({ hours: event.currentTarget.checked ? usual() : null })}
      />
      {hours ? (
        <>
          <div className={classes.sentence}>
            <span>{words.botsMay}</span>
            <NativeSelect
              aria-label={words.botsMay}
              value={hours.bots}
              data={Object.entries(words.botHours).map(([value, label]) => ({ value, label }))}
              onChange={(event) => put({ bots: event.currentTarget.value as RuleHours["bots"] })}
            />
            <span>{words.clockOf}</span>
            <TextInput
              className={classes.word ?? ""}
              aria-label={words.zone}
              list="zones"
              value={hours.zone}
              onChange={(event) => put({ zone: event.currentTarget.value })}
            />
            <datalist id="zones">
              {Intl.supportedValuesOf("timeZone").map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
            <Wrong of="hours.zone" />
          </div>
          <ul className={classes.list}>
            {hours.week.map((spans, day) => {
              const name = words.days[day] ?? "";
              const set = (next: typeof spans) =>
                put({ week: hours.week.map((each, at) => (at === day ? next : each)) });
              return (
                <li key={name} className={classes.item}>
                  <span className={classes.day}>{name}</span>
                  {spans.length === 0 ? <span className={classes.day}>{words.closed}</span> : null}
                  {spans.map((span, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a span is its place in the day
                    <span key={at} className={classes.sentence} style={{ margin: 0 }}>
                      {(["from", "to"] as const).map((end) => (
                        <TextInput
                          key={end}
                          className={classes.short ?? ""}
                          aria-label={words.endOf[end](name, at + 1)}
                          inputMode="numeric"
                          placeholder="09:00"
                          value={span[end]}
                          onChange={(event) => set(altered(spans, at, { [end]: event.currentTarget.value }))}
                        />
                      ))}
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        onClick={() => set(altered(spans, at, null))}
                      >
                        {words.closeSpan}
                      </Button>
                    </span>
                  ))}
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={words.addSpanOn(name)}
                    onClick={() => set([...spans, { from: "09:00", to: "18:00" }])}
                  >
                    {words.addSpan}
                  </Button>
                  <Wrong of={`hours.week.${day}`} />
                </li>
              );
            })}
          </ul>
          <p className={classes.hint}>{words.closedDays}</p>
          <ul className={classes.list}>
            {hours.closed_days.map((day, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a day is being chosen
              <Item key={at} name={day} onRemove={() => dropDay(at)}>
                <TextInput
                  type="date"
                  aria-label={words.closedDay}
                  value={day}
                  onChange={(event) => {
                    const next = event.currentTarget.value;
                    put({ closed_days: hours.closed_days.map((each, i) => (i === at ? next : each)) });
                  }}
                />
                <Wrong of={`hours.closed_days.${at}`} />
              </Item>
            ))}
          </ul>
          <Button
            variant="default"
            size="xs"
            onClick={() =>
              put({ closed_days: [...hours.closed_days, new Date().toISOString().slice(0, 10)] })
            }
          >
            {words.addClosedDay}
          </Button>
        </>
      ) : null}
    </Card>
  );
}
