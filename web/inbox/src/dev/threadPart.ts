/** The stand-in's threads: from the end, or before, after or around a message. */
import type { MessagePage } from "@twinline/api";
import type { Story } from "./story";

const PAGE = 50;

export function threadPart(story: Story, asked: URLSearchParams): MessagePage {
  const limit = Number(asked.get("limit") ?? PAGE);
  const all = story.messages;
  const place = (name: string) => {
    const order = asked.get(name);
    return order === null ? null : all.findIndex((message) => message.order === order);
  };
  const [before, after, around] = [place("before"), place("after"), place("around")];
  let from = Math.max(0, (before ?? all.length) - limit);
  let to = before ?? all.length;
  if (after !== null) [from, to] = [after + 1, Math.min(all.length, after + 1 + limit)];
  if (around !== null) {
    to = Math.min(all.length, around + 1 + Math.floor(limit / 2));
    from = Math.max(0, to - limit);
  }
  const items = all.slice(from, to).reverse();
  const since = from > 0 ? (items.at(-1)?.at ?? 0) : 0;
  const until = to < all.length ? (items[0]?.at ?? 0) : Number.POSITIVE_INFINITY;
  return {
    items,
    next_cursor: after === null && from > 0 ? (items.at(-1)?.order ?? null) : null,
    newer_cursor: before === null && to < all.length ? (items[0]?.order ?? null) : null,
    live_cursor: "0",
    notes: [],
    floor_events: story.events.filter((event) => event.at >= since && event.at <= until),
  };
}
