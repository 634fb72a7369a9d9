/**
 * Tells of what happens where nobody looks: a sound, the device's own notice while the page is hidden, and a card where
 * the list is not in sight. One page of a browser alone makes sounds.
 */
import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { businessNow } from "../../clock";
import { HeardContext } from "../../live/Heard";
import { isQuiet, type News, newsOf } from "../../live/notices";
import { meQuery, savedViewsQuery } from "../../live/queries";
import { previewText } from "../inbox/rowWords";
import { chime } from "./chime";
import classes from "./Notices.module.css";
import { beginSpeaker } from "./speaker";
import { words } from "./words";

interface Card {
  id: string;
  title: string;
  text: string;
  open: () => void;
}

const SHOWN_MS = 7_000;
/** Who is told more often than this by a sound turns it off. */
const SOUND_EVERY_MS = 3_000;
const CARDS_MAX = 3;
const TOLD_MAX = 5_000;
/** Below this the thread stands in the list's place. */
const LIST_BESIDE = "(min-width: 768px)";

/** WhatsApp tells no parts of a second, clocks differ a little, and a delivery takes its time. */
const LATE_MS = 5_000;
/** On the wall where one is: `09:05`, whatever the language. */
const clock = () => new Date().toTimeString().slice(0, 5);

export default function Notices(): ReactNode {
  const heard = useContext(HeardContext);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { data: me } = useQuery(meQuery);
  const { data: views = [] } = useQuery(savedViewsQuery);
  const [cards, setCards] = useState<Card[]>([]);
  const memory = useRef({
    startedAt: businessNow() - LATE_MS,
    told: new Set<string>(),
    rang: 0,
    mentions: me?.mentions,
  });
  const speaker = useRef<ReturnType<typeof beginSpeaker> | null>(null);
  useEffect(() => {
    speaker.current = beginSpeaker();
    return () => speaker.current?.end();
  }, []);

  const tell = (id: string, title: string, text: string, inSight: boolean) => {
    if (!me) return;
    const hidden = document.visibilityState !== "visible";
    const open = () => {
      window.focus();
      setCards((all) => all.filter((card) => card.id !== id));
      void navigate({ to: "/inbox/$conversationId", params: { conversationId: id }, search: {} });
    };
    if (!inSight) {
      const card = { id, title, text, open };
      setCards((all) => [...all.filter((each) => each.id !== id), card].slice(-CARDS_MAX));
      setTimeout(() => setCards((all) => all.filter((each) => each !== card)), SHOWN_MS);
    }
    const { sound, desktop, quiet } = me.notices;
    if (!speaker.current?.isSpeaker() || isQuiet(quiet, clock())) return;
    if (desktop && hidden && globalThis.Notification?.permission === "granted") {
      try {
        const notice = new Notification(title, { body: text, tag: id });
        notice.onclick = open;
      } catch {
        // Chrome on Android lets only a service worker show one.
      }
    }
    if (sound && Date.now() - memory.current.rang >= SOUND_EVERY_MS) {
      memory.current.rang = Date.now();
      // A browser that nobody has touched yet makes no sound.
      chime().catch(() => undefined);
    }
  };
  const isOpen = (id: string) => pathname === `/inbox/${id}`;
  /** Whoever has the conversation before them sees it. */
  const reads = (id: string) => isOpen(id) && document.visibilityState === "visible";
  const hear = ({ conversation, why }: News) => {
    if (reads(conversation.id)) return;
    const listInSight = pathname.startsWith("/inbox") && matchMedia(LIST_BESIDE).matches;
    const text = why === "needs_person" ? words.needsPerson : previewText(conversation);
    tell(
      conversation.id,
      conversation.contact.name,
      text,
      isOpen(conversation.id) || (listInSight && why === "message"),
    );
  };

  const latest = useRef({ hear, tell, reads, me, views });
  latest.current = { hear, tell, reads, me, views };
  useEffect(
    () =>
      heard.listen((items) => {
        const { hear, me, views } = latest.current;
        if (!me) return;
        const { startedAt, told } = memory.current;
        const listener = { personId: me.person.id, about: me.notices.about, views };
        for (const news of newsOf(items, listener, startedAt, businessNow(), told)) hear(news);
        for (const old of told) {
          if (told.size <= TOLD_MAX) break;
          told.delete(old);
        }
      }),
    [heard],
  );
  const mentions = me?.mentions;
  useEffect(() => {
    const before = memory.current.mentions;
    memory.current.mentions = mentions;
    const { me, tell, reads } = latest.current;
    if (!before || !mentions || !me?.notices.mentions) return;
    for (const id of mentions.filter((id) => !before.includes(id) && !reads(id)))
      tell(id, words.mentioned, words.mentionedText, false);
  }, [mentions]);

  return (
    <section className={classes.place} aria-label={words.region} aria-live="polite">
      {cards.map((card) => (
        <UnstyledButton key={card.id} className={classes.card} onClick={card.open}>
          <b className="tl-cut" dir="auto">
            {card.title}
          </b>
          <span className="tl-cut" dir="auto">
            {card.text}
          </span>
        </UnstyledButton>
      ))}
    </section>
  );
}
