/** What a customer chose, filled in or allowed. What it answers is the bubble's quote. */
import {
  IconCash,
  IconForms,
  IconList,
  IconMapPin,
  IconMessageReply,
  IconPhone,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Answer } from "@twinline/api";
import { strings } from "../../../strings";
import classes from "./Parts.module.css";
import { humane } from "./words";

const signs: Record<Answer["to"], TablerIcon> = {
  buttons: IconMessageReply,
  choices: IconList,
  form: IconForms,
  address: IconMapPin,
  calls: IconPhone,
  payment: IconCash,
};

export function AnswerPart({ answer }: { answer: Answer }) {
  const words = strings.thread.shown;
  const Sign = signs[answer.to];
  const title = answer.to === "calls" ? words.calls(answer.title === "accept") : answer.title;
  return (
    <div className={classes.answer}>
      <span className={classes.how}>
        <Sign size={14} stroke={2} aria-hidden />
        {words.answered[answer.to]}
      </span>
      {title ? <b dir="auto">{answer.to === "payment" ? humane(title) : title}</b> : null}
      {answer.description ? <span dir="auto">{answer.description}</span> : null}
      {answer.fields.length > 0 ? (
        <dl className={classes.fields}>
          {answer.fields.map(({ name, value }) => (
            <div key={name}>
              <dt dir="auto">{humane(name)}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}
