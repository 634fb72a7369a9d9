/** Where a message would go under the rules as they stand on the page, saved or not. */
import { TextInput } from "@mantine/core";
import { pageStrings } from "../../pageStrings";
import { Card } from "../../ui/Page";
import classes from "./Rules.module.css";
import { type Somebody, SomebodyField } from "./SomebodyField";

const words = pageStrings.rules;

export interface Asked {
  at: number;
  text: string;
  /** Nobody: a new customer. */
  who: Somebody | null;
}

/** As a field for date and time takes it, by the clock of this browser. */
function field(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

interface Props {
  lineId: string;
  asked: Asked;
  onAsk: (next: Partial<Asked>) => void;
  sentence: string | undefined;
}

export function PreviewCard({ lineId, asked, onAsk, sentence }: Props) {
  return (
    <Card title={words.preview} aside={words.previewAside} span={12}>
      <div className={classes.sentence}>
        <SomebodyField lineId={lineId} value={asked.who} onChange={(who) => onAsk({ who })} />
        <span>{words.writes}</span>
        <TextInput
          className={classes.wide ?? ""}
          aria-label={words.previewText}
          placeholder={words.previewHint}
          dir="auto"
          value={asked.text}
          onChange={(event) => onAsk({ text: event.currentTarget.value })}
        />
        <span>{words.on}</span>
        <TextInput
          type="datetime-local"
          aria-label={words.previewAt}
          value={field(asked.at)}
          onChange={(event) => {
            const at = new Date(event.currentTarget.value).getTime();
            if (Number.isFinite(at)) onAsk({ at });
          }}
        />
      </div>
      <p className={classes.told} role="status">
        {sentence ?? words.previewWaits}
      </p>
    </Card>
  );
}
