/** What a bubble says of the message it answers, by that message as it is now: the server says the same. */
import type { Message, Quote } from "@twinline/api";

export function quoteOf(message: Message): Quote {
  const revoked = message.revoked !== null;
  return {
    message_id: message.id,
    order: message.order,
    text: revoked ? null : (message.text ?? message.media?.filename ?? null),
    author: message.author,
    revoked,
  };
}

export function sameQuote(a: Quote, b: Quote): boolean {
  return (
    a.message_id === b.message_id &&
    a.order === b.order &&
    a.text === b.text &&
    a.revoked === b.revoked &&
    a.author?.origin === b.author?.origin &&
    a.author?.id === b.author?.id &&
    a.author?.name === b.author?.name
  );
}
