/** Who goes first, each with a head start; and how long a bot keeps quiet. */

import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Rules, RulesSeat } from "@twinline/api";
import { locale } from "@twinline/kit/texts";
import { pageStrings } from "../../pageStrings";
import { IconButton } from "../../ui/IconButton";
import { Card } from "../../ui/Page";
import { altered, Item, Span, Wrong } from "./fields";
import classes from "./Rules.module.css";

const words = pageStrings.rules;
export interface FormProps {
  rules: Rules;
  onChange: (next: Partial<Rules>) => void;
}

export function OrderCard({ rules, onChange }: FormProps) {
  const { order } = rules;
  const put = (next: Rules["order"]) => onChange({ order: next });
  const up = (at: number) => {
    const next = [...order];
    next.splice(at - 1, 0, ...next.splice(at, 1));
    put(next);
  };
  const missing = (["phone", "inbox", "bot"] as const).filter(
    (seat) => !order.some(({ who }) => who === seat),
  );
  return (
    <Card title={words.order} span={12}>
      <p className={classes.hint}>{words.orderHint}</p>
      <ol className={classes.list}>
        {order.map(({ who, head_start_ms }, at) => (
          <Item key={who} name={words.seats[who]} onRemove={() => put(altered(order, at, null))}>
            <span className={classes.rank}>{at + 1}</span>
            <b>{words.seats[who]}</b>
            {at < order.length - 1 ? (
              <>
                <span>{words.headStart}</span>
                <Span
                  label={words.headStartOf(words.seats[who])}
                  ms={head_start_ms}
                  onChange={(ms) => put(altered(order, at, { head_start_ms: ms }))}
                />
              </>
            ) : null}
            {at > 0 ? (
              <IconButton icon={IconArrowUp} label={words.up(words.seats[who])} onClick={() => up(at)} />
            ) : null}
            {at < order.length - 1 ? (
              <IconButton
                icon={IconArrowDown}
                label={words.down(words.seats[who])}
                onClick={() => up(at + 1)}
              />
            ) : null}
            <Wrong of={`order.${at}`} />
          </Item>
        ))}
      </ol>
      <Wrong of="order" />
      {missing.map((who: RulesSeat) => (
        <Button
          key={who}
          variant="default"
          size="xs"
          mr={8}
          onClick={() => put([...order, { who, head_start_ms: 0 }])}
        >
          {words.addSeat(words.seats[who])}
        </Button>
      ))}
    </Card>
  );
}

export function WaitsCard({ rules, onChange }: FormProps) {
  const { burst } = rules;
  return (
    <Card title={words.waits} span={12}>
      <div className={classes.sentence}>
        <span>{words.lease}</span>
        <Span
          label={words.lease}
          ms={rules.human_lease_ms}
          onChange={(ms) => onChange({ human_lease_ms: ms })}
        />
        <Wrong of="human_lease_ms" />
      </div>
      <div className={classes.sentence}>
        <span>{words.quiet}</span>
        <Span label={words.quiet} ms={rules.quiet_ms} onChange={(ms) => onChange({ quiet_ms: ms })} />
        <span>{words.quietAfter}</span>
        <Wrong of="quiet_ms" />
      </div>
      <div className={classes.sentence}>
        <span>{words.burst}</span>
        <Span
          label={words.burst}
          ms={burst.quiet_ms}
          onChange={(quiet_ms) => onChange({ burst: { ...burst, quiet_ms } })}
        />
        <span>{words.burstMost}</span>
        <Span
          label={words.burstMost}
          ms={burst.most_ms}
          onChange={(most_ms) => onChange({ burst: { ...burst, most_ms } })}
        />
        <span>{words.burstAfter}</span>
        <Wrong of="burst" />
      </div>
      <Checkbox
        label={words.typing}
        checked={rules.typing_withdraws}
        onChange={(event) => onChange({ typing_withdraws: event.currentTarget.checked })}
      />
      <Checkbox
        label={words.marksRead}
        checked={rules.marks_read}
        onChange={(event) => onChange({ marks_read: event.currentTarget.checked })}
      />
      <Checkbox
        label={words.showsTyping}
        description={words.showsTypingHint}
        checked={rules.shows_typing}
        onChange={(event) => onChange({ shows_typing: event.currentTarget.checked })}
      />
    </Card>
  );
}

const UNSET = "";

/** Which languages go somewhere: those that can be told apart. */
export function LanguagesCard({ rules, onChange }: FormProps) {
  const { languages } = rules;
  const put = (next: Rules["languages"]) => onChange({ languages: next });
  const names = new Intl.DisplayNames(locale(), { type: "language" });
  const left = words.languageCodes.filter((code) => !languages.some(({ language }) => language === code));
  return (
    <Card title={words.languages} span={12}>
      {languages.length === 0 ? <p className={classes.none}>{words.languagesNone}</p> : null}
      <ul className={classes.list}>
        {languages.map(({ language, to }, at) => (
          <Item
            key={language}
            name={names.of(language) ?? language}
            onRemove={() => put(altered(languages, at, null))}
          >
            <span>{words.whoWrites}</span>
            <b>{names.of(language) ?? language}</b>
            <span>{words.goesTo}</span>
            <NativeSelect
              aria-label={words.goesToOf(names.of(language) ?? language)}
              value={to}
              data={Object.entries(words.seats).map(([value, label]) => ({ value, label }))}
              onChange={(event) =>
                put(altered(languages, at, { to: event.currentTarget.value as RulesSeat }))
              }
            />
            <Wrong of={`languages.${at}`} />
          </Item>
        ))}
      </ul>
      <NativeSelect
        aria-label={words.addLanguage}
        value={UNSET}
        data={[
          { value: UNSET, label: words.addLanguage },
          ...left.map((code) => ({ value: code, label: names.of(code) ?? code })),
        ]}
        onChange={(event) => {
          const language = event.currentTarget.value;
          if (language !== UNSET) put([...languages, { language, to: "inbox" }]);
        }}
      />
    </Card>
  );
}
