// One message: author line, quote, media, text with time and ticks, and the send state outside below it.
import { type ReactNode, useId, useState } from "react";
import { type Origin, originClass } from "../origin/origin";
import { strings } from "../strings";
import { FormattedText } from "../text/FormattedText";
import { TimeText } from "../time/TimeText";
import classes from "./Bubble.module.css";
import { MediaCard, type MediaView } from "./MediaCard";
import { SendState, type SendStateProps } from "./SendState";
import { type SendTick, Ticks } from "./Ticks";

export interface BubbleQuote {
  name: string;
  text: string;
  origin: Origin;
  /** Leads to the quoted message. */
  onOpen?: (() => void) | undefined;
}

export interface BubbleProps {
  side: "in" | "out";
  origin: Origin;
  /** Shown on the first of a run: the name in the origin's ink, the kind ("bot", "Business App") in grey. */
  author?: { name: string; kind?: string | undefined } | undefined;
  quote?: BubbleQuote | undefined;
  media?: MediaView | undefined;
  text?: string | null | undefined;
  /** What stands in place of the text for kinds we cannot draw: "Location", "Contact card" ... */
  placeholder?: string | undefined;
  time: number;
  tick?: SendTick | undefined;
  sendState?: SendStateProps | undefined;
  /** Signs on it, each with whose it is. */
  reactions?: BubbleReaction[] | undefined;
  /** It was altered: the mark's words, shown when it is touched. */
  edited?: string | undefined;
  /** A sign before the placeholder. */
  placeholderIcon?: ReactNode;
  /** Small, after the words: why there is only a placeholder and what to do, or a footer. */
  note?: string | undefined;
  /** Where it came from, above its content: "Forwarded", an advertisement. */
  from?: BubbleFrom[] | undefined;
  /** Above its words. */
  children?: ReactNode;
  /** Below words and time: what can be tapped. */
  below?: ReactNode;
}

export interface BubbleFrom {
  text: string;
  icon?: ReactNode;
}

export interface BubbleReaction {
  emoji: string;
  name: string;
}

export function Bubble(props: BubbleProps) {
  const { side, origin, author, quote, media, text, placeholder, time, tick, sendState, edited } = props;
  const reactions = props.reactions ?? [];
  const [editShown, setEditShown] = useState(false);
  const editId = useId();
  const empty = !text && !media && !props.children && !props.below;
  const meta = (
    <bdi className={classes.meta} dir="ltr">
      {edited ? (
        <button
          type="button"
          className={classes.edited}
          aria-expanded={editShown}
          aria-controls={editId}
          onClick={() => setEditShown(!editShown)}
        >
          {strings.edited}
        </button>
      ) : null}
      <TimeText ms={time} />
      {tick ? <Ticks state={tick} /> : null}
    </bdi>
  );
  return (
    <div className={classes.hold} data-side={side}>
      <div
        className={`${classes.bubble} ${originClass(origin)}`}
        data-side={side}
        data-wide={media?.kind === "image" || media?.kind === "video" || undefined}
        data-sticker={(media?.kind === "sticker" && media.url !== null) || undefined}
        data-reacted={reactions.length > 0 || undefined}
      >
        {author ? (
          <div className={classes.by}>
            <bdi>{author.name}</bdi>
            {author.kind ? <span>{author.kind}</span> : null}
          </div>
        ) : null}
        {(props.from ?? []).map((from) => (
          <div key={from.text} className={classes.from}>
            {from.icon}
            <bdi>{from.text}</bdi>
          </div>
        ))}
        {quote ? <QuoteCard {...quote} /> : null}
        {media ? <MediaCard media={media} /> : null}
        {props.children}
        <div
          className={classes.text}
          dir={text ? "auto" : undefined}
          data-bare={(!text && !empty && !props.note) || undefined}
        >
          {text ? <FormattedText text={text} /> : null}
          {empty ? (
            <span className={classes.placeholder}>
              {props.placeholderIcon}
              {placeholder ?? strings.unknownKind}
            </span>
          ) : null}
          {props.note ? (
            <span className={classes.note} dir="auto">
              {props.note}
            </span>
          ) : null}
          {meta}
        </div>
        {props.below}
        {edited ? (
          <div id={editId} className={classes.before} dir="auto" hidden={!editShown}>
            {edited}
          </div>
        ) : null}
        {reactions.length > 0 ? (
          <ul className={classes.reactions}>
            {reactions.map(({ emoji, name }) => (
              <li key={`${name} ${emoji}`} aria-label={strings.reaction(emoji, name)}>
                <span aria-hidden>{emoji}</span>
                <bdi aria-hidden>{name}</bdi>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {sendState ? <SendState {...sendState} /> : null}
    </div>
  );
}

function QuoteCard({ name, text, origin, onOpen }: BubbleQuote) {
  const look = `${classes.quote} ${originClass(origin)}`;
  const words = (
    <>
      <b dir="auto">{name}</b>
      <span className={classes.quoted} dir="auto">
        {text}
      </span>
    </>
  );
  if (!onOpen) return <div className={look}>{words}</div>;
  return (
    <button type="button" className={look} onClick={onOpen} title={strings.toQuoted}>
      {words}
    </button>
  );
}
