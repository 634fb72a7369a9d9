/** What happened to the floor, in one small line with a node on the floor line. */
import type { FloorEvent as FloorEventData, FloorHolder } from "@twinline/api";
import { BotSign, FloorEvent, timeOfDay } from "@twinline/kit";
import { memo, useState } from "react";
import { strings } from "../../strings";
import classes from "./Thread.module.css";

interface Props {
  event: FloorEventData;
  floor: FloorHolder;
  personId: string;
}

export const EventRow = memo(function EventRow({ event, floor, personId }: Props) {
  const words = strings.floor;
  if (event.what === "bot_withdrew") return <Withdrawn event={event} floor={floor} />;
  if (event.what === "handed_over") return <HandedOver event={event} floor={floor} />;
  if (event.what === "collided")
    return (
      <FloorEvent floor={floor} look="gap">
        <b className={classes.who}>{words.collided(event.by?.name ?? strings.thread.botName)}</b>{" "}
        <span title={timeOfDay(event.at)}>{words.collidedWhy}</span>
      </FloorEvent>
    );
  if (event.what === "expired") {
    const whom = event.from ? words.whom[event.from] : undefined;
    return <FloorEvent floor={floor}>{whom ? words.expiredAfter(whom) : words.expired}</FloorEvent>;
  }
  return (
    <FloorEvent floor={floor}>
      <b className={classes.who}>
        <bdi>{whoDid(event, personId)}</bdi>
      </b>{" "}
      <span title={timeOfDay(event.at)}>{whatWords(event)}</span>
    </FloorEvent>
  );
});

function whoDid({ by }: FloorEventData, personId: string): string {
  if (by?.id === personId) return strings.thread.you;
  if (by?.origin === "phone") return strings.thread.phone;
  return by?.name ?? (by?.origin === "bot" ? strings.thread.botName : strings.thread.unknownAuthor);
}

function whatWords(event: FloorEventData): string {
  const words = strings.floor;
  if (event.what === "handed_back") return words.handedBack;
  if (event.what === "bot_took") return words.botTook;
  if (event.what === "nobody_spoke") return words.nobodySpoke;
  if (event.by?.origin === "phone") return words.bySpeaking;
  const whom = event.from && event.from !== "nobody" ? words.whom[event.from] : undefined;
  return whom ? words.tookFrom(whom) : words.took;
}

function Withdrawn({ event, floor }: Omit<Props, "personId">) {
  const [open, setOpen] = useState(false);
  const words = strings.floor;
  const why = event.reason ? words.withdrewWhy[event.reason] : "";
  return (
    <FloorEvent floor={floor} look="withdrawn" icon={<BotSign size={14} />}>
      <b className={classes.who}>{words.withdrew}</b> {why} {words.nothingSent}{" "}
      {event.text ? (
        <button type="button" className={classes.link} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.hideText : words.showText}
        </button>
      ) : null}
      {open ? (
        <span className={classes.unsent} dir="auto">
          {event.text}
        </span>
      ) : null}
    </FloorEvent>
  );
}

/** What a bot learnt, for whoever goes on. */
function HandedOver({ event, floor }: Omit<Props, "personId">) {
  const words = strings.floor;
  const { summary, facts = [] } = event.learnt ?? {};
  return (
    <FloorEvent floor={floor} look="withdrawn" icon={<BotSign size={14} />}>
      <b className={classes.who}>
        <bdi>{event.by?.name ?? strings.thread.botName}</bdi>
      </b>{" "}
      <span title={timeOfDay(event.at)}>{words.handedOver}</span>
      {summary ? (
        <span className={classes.learnt} dir="auto">
          {summary}
        </span>
      ) : null}
      {facts.length > 0 ? (
        <dl className={classes.facts}>
          {facts.map(({ name, value }) => (
            <div key={name + value} dir="auto">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </FloorEvent>
  );
}
