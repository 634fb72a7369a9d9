/** What stands in a bubble besides words and files, as the places of a bubble: above its words, the words, and below. */
import type { Message } from "@twinline/api";
import type { ReactNode } from "react";
import { strings } from "../../../strings";
import { AnswerPart } from "./AnswerPart";
import { CardsPart } from "./CardsPart";
import { OfferButtons, OfferCards, OfferTop } from "./OfferPart";
import { OrderPart } from "./OrderPart";
import { PlacePart } from "./PlacePart";

export interface Parts {
  above?: ReactNode;
  /** Its words; null where all that is to be read stands above them. */
  text: string | null;
  /** Small, after the words. */
  footer?: string | undefined;
  below?: ReactNode;
}

/** Undefined: its words, its file or a word for its kind are all there is. */
export function partsOf({ shown, id }: Message): Parts | undefined {
  switch (shown?.kind) {
    case "place":
      return { above: <PlacePart place={shown.place} />, text: null };
    case "cards":
      return { above: <CardsPart cards={shown.cards} />, text: null };
    case "order":
      return { above: <OrderPart order={shown.order} />, text: shown.order.note };
    case "answer":
      return { above: <AnswerPart answer={shown.answer} />, text: null };
    case "offer": {
      const { offer } = shown;
      const wordless = offer.template !== null && offer.body === null;
      return {
        above: offer.header ? <OfferTop header={offer.header} /> : undefined,
        text: wordless ? strings.thread.shown.template(offer.template ?? "") : offer.body,
        footer: wordless ? strings.thread.shown.wordsUnknown : (offer.footer ?? undefined),
        below:
          offer.buttons.length + offer.cards.length > 0 ? (
            <>
              {offer.cards.length > 0 ? <OfferCards cards={offer.cards} /> : null}
              <OfferButtons id={id} offer={offer} />
            </>
          ) : undefined,
      };
    }
    default:
      return undefined;
  }
}
