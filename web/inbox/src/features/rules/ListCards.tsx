/** People, topics and what the phone says by itself. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Rules } from "@twinline/api";
import { useState } from "react";
import { pageStrings } from "../../pageStrings";
import { Card } from "../../ui/Page";
import { altered, Item, SeatField, Wrong } from "./fields";
import type { FormProps } from "./OrderCard";
import { PeopleField } from "./PeopleField";
import classes from "./Rules.module.css";

const words = pageStrings.rules;
const plus = <IconPlus size={14} stroke={2} aria-hidden />;

function Add({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button variant="default" size="xs" leftSection={plus} onClick={onClick}>
      {children}
    </Button>
  );
}

/** Words parted by commas. What is being typed stays as it is typed. */
function WordsField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string[];
  onChange: (next: string[]) => void;
}) {
  const [text, setText] = useState(value.join(", "));
  return (
    <TextInput
      className={classes.wide ?? ""}
      aria-label={label}
      placeholder={words.topicWords}
      dir="auto"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const parts = event.currentTarget.value.split(",").map((word) => word.trim());
        onChange(parts.filter((word) => word !== ""));
      }}
    />
  );
}

export function PeopleCard({ rules, onChange }: FormProps) {
  const { people } = rules;
  const put = (next: Rules["people"]) => onChange({ people: next });
  return (
    <Card title={words.people} span={12}>
      {people.length === 0 ? <p className={classes.none}>{words.peopleNone}</p> : null}
      <ul className={classes.list}>
        {people.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its label is being typed
          <Item key={at} name={rule.label} onRemove={() => put(altered(people, at, null))}>
            <span>{words.whoIsOn}</span>
            <TextInput
              className={classes.word ?? ""}
              aria-label={words.label}
              placeholder={words.labelHint}
              value={rule.label}
              onChange={(event) => put(altered(people, at, { label: event.currentTarget.value }))}
            />
            <span>{words.goesTo}</span>
            <SeatField
              label={words.goesToOf(rule.label)}
              value={rule.to}
              onChange={(to) => put(altered(people, at, { to }))}
            />
            <PeopleField
              label={words.peopleOf(rule.label)}
              people={rule.people}
              onChange={(next) => put(altered(people, at, { people: next }))}
            />
            <Wrong of={`people.${at}`} />
          </Item>
        ))}
      </ul>
      <Add onClick={() => put([...people, { label: words.vip, people: [], to: "phone" }])}>
        {words.addPeople}
      </Add>
    </Card>
  );
}

export function TopicsCard({ rules, onChange }: FormProps) {
  const { topics } = rules;
  const put = (next: Rules["topics"]) => onChange({ topics: next });
  return (
    <Card title={words.topics} span={12}>
      {topics.length === 0 ? <p className={classes.none}>{words.topicsNone}</p> : null}
      <ul className={classes.list}>
        {topics.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
          <Item key={at} name={rule.name} onRemove={() => put(altered(topics, at, null))}>
            <span>{words.whatIsAbout}</span>
            <TextInput
              className={classes.word ?? ""}
              aria-label={words.topic}
              placeholder={words.topicHint}
              value={rule.name}
              onChange={(event) => put(altered(topics, at, { name: event.currentTarget.value }))}
            />
            <span>{words.goesTo}</span>
            <SeatField
              label={words.goesToOf(rule.name)}
              value={rule.to}
              onChange={(to) => put(altered(topics, at, { to }))}
            />
            <WordsField
              label={words.wordsOf(rule.name)}
              value={rule.words}
              onChange={(next) => put(altered(topics, at, { words: next }))}
            />
            <Wrong of={`topics.${at}`} />
          </Item>
        ))}
      </ul>
      <Add onClick={() => put([...topics, { name: "", words: [], to: "bot" }])}>{words.addTopic}</Add>
    </Card>
  );
}

export function AutomaticCard({ rules, onChange }: FormProps) {
  const { automatic } = rules;
  const put = (next: Rules["automatic"]) => onChange({ automatic: next });
  return (
    <Card title={words.automatic} span={12}>
      <p className={classes.none}>{words.automaticHint}</p>
      <ul className={classes.list}>
        {automatic.map((known, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its text is being typed
          <Item key={at} name={known.text} onRemove={() => put(altered(automatic, at, null))}>
            <NativeSelect
              aria-label={words.sample}
              value={known.sample}
              data={Object.entries(words.samples).map(([value, label]) => ({ value, label }))}
              onChange={(event) =>
                put(altered(automatic, at, { sample: event.currentTarget.value as "whole" | "part" }))
              }
            />
            <TextInput
              className={classes.wide ?? ""}
              aria-label={words.automaticText}
              dir="auto"
              value={known.text}
              onChange={(event) => put(altered(automatic, at, { text: event.currentTarget.value }))}
            />
            <Wrong of={`automatic.${at}`} />
          </Item>
        ))}
      </ul>
      <Add onClick={() => put([...automatic, { text: "", sample: "part" }])}>{words.addAutomatic}</Add>
    </Card>
  );
}
