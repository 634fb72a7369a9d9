/** The pictures and films of a conversation around one of them, as far as they were looked through. */
import { api, type Message } from "@twinline/api";
import { useEffect, useMemo, useRef, useState } from "react";

const PART = 20;
/** So many before an end more are asked for. */
const AHEAD = 5;

interface Ends {
  older: boolean;
  newer: boolean;
}

/** `live`: messages as they are now; one that was taken back is among the pictures no more. */
export function usePictures(first: Message, live: ReadonlyMap<string, Message>) {
  const { conversation_id: id } = first;
  const [known, setKnown] = useState<ReadonlyMap<string, Message>>(new Map([[first.id, first]]));
  const [chosen, setChosen] = useState(first.id);
  /** Where somebody wanted to go that was not here yet. */
  const [wish, setWish] = useState<keyof Ends | null>(null);
  const [failed, setFailed] = useState(false);
  const [more, setMore] = useState<Ends>({ older: true, newer: true });
  const busy = useRef<Ends>({ older: false, newer: false });
  const items = useMemo(() => {
    const now = [...known.values()].map((message) => live.get(message.id) ?? message);
    const here = now.filter((message) => message.media?.url);
    return here.sort((a, b) => (a.order < b.order ? -1 : 1));
  }, [known, live]);
  const index = items.findIndex((message) => message.id === chosen);
  const beside = { older: items[index - 1], newer: index < 0 ? undefined : items[index + 1] };

  useEffect(() => {
    const load = (end: keyof Ends, from: Message | undefined) => {
      if (!from || !more[end] || busy.current[end]) return;
      busy.current[end] = true;
      const place = end === "older" ? { before: from.order } : { after: from.order };
      api
        .listFiles(id, { sort: "pictures", limit: PART, ...place })
        .then((page) => {
          busy.current[end] = false;
          setFailed(false);
          setKnown((before) => new Map([...before, ...page.items.map((each) => [each.id, each] as const)]));
          setMore((before) => ({ ...before, [end]: page.next_cursor !== null }));
        })
        .catch(() => {
          busy.current[end] = false;
          setFailed(true);
          setWish(null);
        });
    };
    if (index < AHEAD || wish === "older") load("older", items[0]);
    if (index >= items.length - AHEAD || wish === "newer") load("newer", items.at(-1));
  }, [id, index, items, more, wish]);

  const found = wish ? beside[wish]?.id : undefined;
  const over = wish !== null && !more[wish];
  useEffect(() => {
    if (found) setChosen(found);
    if (found || over) setWish(null);
  }, [found, over]);

  const step = (end: keyof Ends) => {
    const next = beside[end];
    if (!next && !more[end]) return null;
    return () => (next ? setChosen(next.id) : setWish(end));
  };
  return {
    /** None: it was taken back. */
    message: items[index] ?? null,
    items,
    /** Those before or after could not be asked for. */
    failed,
    choose: setChosen,
    /** None: this is the first, or the last. */
    older: step("older"),
    newer: step("newer"),
  };
}
