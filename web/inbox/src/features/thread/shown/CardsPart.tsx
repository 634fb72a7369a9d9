/** People's cards: who, and every way to reach them, each with a button that copies it. */
import type { Card, CardWay } from "@twinline/api";
import { Avatar, phoneNumber } from "@twinline/kit";
import { strings } from "../../../strings";
import { CopyWords } from "./CopyWords";
import classes from "./Parts.module.css";
import { humane, webLink } from "./words";

export function CardsPart({ cards }: { cards: readonly Card[] }) {
  return (
    <ul className={classes.cards}>
      {cards.map((card, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message stay where they are
        <li key={at}>
          <OneCard card={card} />
        </li>
      ))}
    </ul>
  );
}

function OneCard({ card }: { card: Card }) {
  const words = strings.thread.shown;
  const name = card.name ?? words.nameless;
  const { phones, emails, links, addresses, work, birthday } = card;
  return (
    <>
      <div className={classes.who}>
        <span aria-hidden>
          <Avatar name={name} size={32} />
        </span>
        <div className={classes.told}>
          <b dir="auto">{name}</b>
          {work ? <span dir="auto">{work}</span> : null}
        </div>
      </div>
      <div className={classes.ways}>
        {phones.map((way) => (
          <Way key={way.value} way={way} shown={phoneNumber(way.value) ?? way.value} ltr />
        ))}
        {emails.map((way) => (
          <Way key={way.value} way={way} href={`mailto:${encodeURI(way.value)}`} />
        ))}
        {links.map((way) => (
          <Way key={way.value} way={way} href={webLink(way.value)} />
        ))}
        {addresses.map((way) => (
          <Way key={way.value} way={way} />
        ))}
        {birthday ? <span className={classes.way}>{words.birthday(birthday)}</span> : null}
        {phones.length + emails.length + links.length + addresses.length === 0 ? (
          <span className={classes.none}>{words.noWay}</span>
        ) : null}
      </div>
    </>
  );
}

interface WayProps {
  way: CardWay;
  shown?: string;
  href?: string | undefined;
  ltr?: boolean;
}

function Way({ way, shown = way.value, href, ltr = false }: WayProps) {
  const value = <bdi dir={ltr ? "ltr" : undefined}>{shown}</bdi>;
  return (
    <span className={classes.way}>
      {href ? (
        <a href={href} target="_blank" rel="noreferrer">
          {value}
        </a>
      ) : (
        <span className={ltr ? classes.figures : undefined}>{value}</span>
      )}
      {way.label ? <small>{humane(way.label)}</small> : null}
      <CopyWords words={way.value} label={strings.thread.shown.copy(shown)} />
    </span>
  );
}
