// One message: author line, quote, media, text with time and ticks, and the send state outside below it.
import type { ReactNode } from "react";
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
  reaction?: string | undefined;
  children?: ReactNode;
}

export function Bubble(props: BubbleProps) {
  const { side, origin, author, quote, media, text, placeholder, time, tick, sendState, reaction } = props;
  const empty = !text && !media && !props.children;
  const meta = (
    <bdi className={classes.meta} dir="ltr">
      <TimeText ms={time} />
      {tick ? <Ticks state={tick} /> : null}
    </bdi>
  );
  return (
    <div className={classes.hold} data-side={side}>
      <div
        className={`${classes.bubble} ${originClass(origin)}`}
        data-side={side}
        data-wide={media && media.kind !== "document" && media.kind !== "audio" ? true : undefined}
        data-reacted={reaction ? true : undefined}
      >
        {author ? (
          <div className={classes.by}>
            <bdi>{author.name}</bdi>
            {author.kind ? <span>{author.kind}</span> : null}
          </div>
        ) : null}
        {quote ? (
          <div className={`${classes.quote} ${originClass(quote.origin)}`}>
            <b dir="auto">{quote.name}</b>
            <span className={classes.quoted} dir="auto">
              {quote.text}
            </span>
          </div>
        ) : null}
        {media ? <MediaCard media={media} /> : null}
        {props.children}
        <div className={classes.text} dir={text ? "auto" : undefined}>
          {text ? <FormattedText text={text} /> : null}
          {empty ? <span className={classes.placeholder}>{placeholder ?? strings.unknownKind}</span> : null}
          {meta}
        </div>
        {reaction ? (
          <span className={classes.reaction} dir="auto">
            {reaction}
          </span>
        ) : null}
      </div>
      {sendState ? <SendState {...sendState} /> : null}
    </div>
  );
}
