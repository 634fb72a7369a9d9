/** What a message would cost, in words: from here, and from the phone. */

import type { ConversationCharge } from "@twinline/api";
import { dollars } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { strings } from "../../strings";
import type { Fact } from "./factWords";

const words = strings.charge;

export interface ChargeFact extends Fact {
  /** Every price with its market and since when it holds; null where nothing is known. */
  all: string | null;
}

export function chargeFact(charge: ConversationCharge): ChargeFact {
  if (charge.market === null || charge.since === null)
    return { title: words.hidden, text: words.hiddenWhy, all: null };
  const templates = [charge.utility, charge.marketing, charge.authentication].filter(
    (price) => price !== null,
  );
  const all = [
    words.card(charge.market, charge.since),
    charge.utility === null ? null : words.notice(dollars(charge.utility)),
    charge.marketing === null ? null : words.offer(dollars(charge.marketing)),
    charge.authentication === null ? null : words.code(dollars(charge.authentication)),
  ];
  const told = all.filter((part) => part !== null).join(" · ");
  if (charge.text === null) {
    const least = dollars(Math.min(...templates));
    return { title: words.templates(least), text: words.phone, all: told };
  }
  if (charge.text === 0) return { title: words.free, text: words.phoneToo, all: told };
  const free = charge.texts_free_a_month;
  const count = figure(free);
  return {
    title: words.fromHere(dollars(charge.text)),
    text: free > 0 ? words.firstFree(count) : words.everyOne,
    all: told,
  };
}
