// One or several contact cards, with what they say on a page of their own.
import { useDisclosure } from "@mantine/hooks";
import { IconBuildingStore, IconMail, IconPhone } from "@tabler/icons-react";
import { Avatar } from "@twinline/kit";
import type { ReactNode } from "react";
import type { CardPerson, ContactsCard } from "../../api/cards";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import classes from "./cards.module.css";

const words = phoneStrings.card;

export function ContactsView({ card, meta }: { card: ContactsCard; meta: ReactNode }) {
  const [opened, sheet] = useDisclosure(false);
  const [first] = card.contacts;
  const title = words.people(first?.name ?? words.contact, Math.max(0, card.contacts.length - 1));
  return (
    <>
      <div className={classes.person}>
        <Avatar name={first?.name ?? words.contact} size={40} />
        <span className={classes.block}>
          <b dir="auto">{title}</b>
          {first?.org ? <small className={classes.dim}>{first.org}</small> : null}
        </span>
      </div>
      <div className={classes.words}>{meta}</div>
      <button type="button" className={classes.action} onClick={sheet.open}>
        {words.viewPeople(card.contacts.length)}
      </button>
      {opened ? (
        <Sheet title={title} onClose={sheet.close}>
          {card.contacts.map((person) => (
            <Details key={`${person.name} ${person.phones[0]}`} person={person} />
          ))}
        </Sheet>
      ) : null}
    </>
  );
}

function Details({ person }: { person: CardPerson }) {
  const lines = [
    ...person.phones.map((text) => ({ text, icon: <IconPhone size={16} aria-hidden /> })),
    ...person.emails.map((text) => ({ text, icon: <IconMail size={16} aria-hidden /> })),
    ...(person.org ? [{ text: person.org, icon: <IconBuildingStore size={16} aria-hidden /> }] : []),
  ];
  return (
    <section className={classes.details}>
      <div className={classes.person}>
        <Avatar name={person.name} size={40} />
        <b dir="auto">{person.name}</b>
      </div>
      {lines.length === 0 ? <p className={classes.dim}>{words.nothingKnown}</p> : null}
      <ul>
        {lines.map(({ text, icon }) => (
          <li key={text}>
            {icon}
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
