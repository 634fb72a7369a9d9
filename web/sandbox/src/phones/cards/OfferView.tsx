// Words with something to tap: header, body, footer and the actions below; a carousel's cards side by side.
import { FormattedText } from "@twinline/kit";
import type { ReactNode } from "react";
import type { OfferCard } from "../../api/cards";
import { phoneStrings } from "../strings";
import { ActionLine } from "./ActionLine";
import classes from "./OfferView.module.css";
import { Picture } from "./Picture";
import type { TapActs } from "./taps";

const words = phoneStrings.card;

export interface OfferViewProps {
  card: OfferCard;
  taps: TapActs;
  meta?: ReactNode;
}

export function OfferView({ card, taps, meta = null }: OfferViewProps) {
  const { header, body, footer, actions, cards } = card;
  const silent = !header && !body && !footer && cards.length === 0;
  return (
    <>
      {header?.media ? <Picture media={header.media} /> : null}
      {header?.text ? (
        <b className={classes.header} dir="auto">
          {header.text}
        </b>
      ) : null}
      {body ? (
        <div className={classes.body} dir="auto">
          <FormattedText text={body} />
        </div>
      ) : null}
      {silent ? <i>{actions[0]?.title ?? words.noWords}</i> : null}
      {footer ? (
        <div className={classes.footer} dir="auto">
          {footer}
        </div>
      ) : null}
      {meta ? <div className={classes.meta}>{meta}</div> : null}
      {actions.map((action) => (
        <ActionLine
          key={`${action.kind} ${"id" in action ? action.id : action.title}`}
          action={action}
          taps={taps}
        />
      ))}
      {cards.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the cards.
        <ul className={classes.cards} aria-label={words.carousel} tabIndex={0}>
          {cards.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cards have no identity but their place.
            <li key={index}>
              <OfferView card={one} taps={taps} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
