/** The API's origins as the kit draws them: who we cannot name is drawn as nobody, never guessed. */
import type { Origin as ApiOrigin, Author, Message } from "@twinline/api";
import type { Origin } from "@twinline/kit";
import { strings } from "../../strings";

export function kitOrigin(origin: ApiOrigin): Origin {
  return origin === "unknown" ? "nobody" : origin;
}

/**
 * The name of a message's author line, and the kind beside it. An echo tells no person: the phone has no name.
 * A customer's words carry no name of their own: they are `customer`'s, whose conversation it is.
 */
export function authorWords(author: Author, customer: string): { name: string; kind?: string } {
  const words = strings.thread;
  switch (author.origin) {
    case "phone":
      return { name: words.phone, kind: words.businessApp };
    case "bot":
      return { name: author.name ?? words.botName, kind: words.bot };
    case "campaign":
      return { name: author.name ?? words.campaign, kind: words.campaign };
    case "api":
      return { name: author.name ?? "API", kind: words.api };
    case "customer":
      return { name: author.name ?? customer };
    case "unknown":
      return { name: words.unknownAuthor };
    default:
      return { name: author.name ?? words.unknownAuthor };
  }
}

/** Where a message came from, as it stands above its words: an advertisement, an article, another chat. */
export function fromWords({ beside }: Message): string[] {
  const words = strings.thread;
  if (!beside) return [];
  const { referral, forwarded, product } = beside;
  const from: string[] = [];
  if (referral)
    from.push((referral.source_kind === "post" ? words.fromPost : words.fromAd)(referral.headline));
  if (product) from.push(words.fromProduct(product.id));
  if (forwarded) from.push(forwarded === "often" ? words.forwardedOften : words.forwarded);
  return from;
}
