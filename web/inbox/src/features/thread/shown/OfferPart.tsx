/** What a business asks, as the customer sees it: something above the words, and below them what can be tapped or chosen. */
import {
  IconCopy,
  IconExternalLink,
  IconFile,
  IconForms,
  IconList,
  IconMapPin,
  IconMessageReply,
  IconMovie,
  IconPhone,
  IconPhoto,
  IconShoppingBag,
  IconUser,
  type TablerIcon,
} from "@tabler/icons-react";
import type { Offer, OfferButton, OfferFile, OfferHeader } from "@twinline/api";
import { FormattedText } from "@twinline/kit";
import { strings } from "../../../strings";
import classes from "./Offer.module.css";
import { webLink } from "./words";

const signs: Record<OfferButton["does"], TablerIcon> = {
  answer: IconMessageReply,
  choices: IconList,
  link: IconExternalLink,
  call: IconPhone,
  code: IconCopy,
  form: IconForms,
  place: IconMapPin,
  address: IconMapPin,
  contact: IconUser,
  goods: IconShoppingBag,
  other: IconMessageReply,
};

const files: Record<string, TablerIcon> = { image: IconPhoto, video: IconMovie };

export function OfferTop({ header }: { header: OfferHeader }) {
  const { text, file, place } = header;
  if (text !== null)
    return (
      <b className={classes.header} dir="auto">
        {text}
      </b>
    );
  if (file) return <OfferFileTop file={file} />;
  return (
    <span className={classes.file}>
      <IconMapPin size={22} stroke={1.75} aria-hidden />
      <span dir="auto">{place || strings.thread.shown.place}</span>
    </span>
  );
}

function OfferFileTop({ file }: { file: OfferFile }) {
  const word = strings.list.kinds[file.kind] ?? strings.list.kinds.document;
  const Sign = files[file.kind] ?? IconFile;
  if (file.url && file.kind === "image")
    return (
      <a className={classes.picture} href={file.url} target="_blank" rel="noreferrer">
        <img src={file.url} alt={word} loading="lazy" decoding="async" />
      </a>
    );
  const inside = (
    <>
      <Sign size={22} stroke={1.75} aria-hidden />
      <span>{word}</span>
    </>
  );
  // What stands elsewhere is not fetched by looking at the thread.
  const href = file.url ?? webLink(file.link);
  if (!href) return <span className={classes.file}>{inside}</span>;
  return (
    <a className={classes.file} href={href} target="_blank" rel="noreferrer">
      {inside}
    </a>
  );
}

export function OfferCards({ cards }: { cards: readonly Offer[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section className={classes.carousel} tabIndex={0} aria-label={strings.thread.shown.cards(cards.length)}>
      {cards.map((card, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message stay where they are
        <div key={at} className={classes.card}>
          {card.header ? <OfferTop header={card.header} /> : null}
          {card.body ? (
            <div dir="auto">
              <FormattedText text={card.body} />
            </div>
          ) : null}
          <OfferButtons id={`card-${at}`} offer={card} />
        </div>
      ))}
    </section>
  );
}

export function OfferButtons({ id, offer }: { id: string; offer: Offer }) {
  const { buttons, sections } = offer;
  if (buttons.length === 0) return null;
  return (
    <ul className={classes.buttons} aria-label={strings.thread.shown.buttons}>
      {buttons.map((button, at) => (
        <li key={`${id}-${button.does}-${button.text ?? at}`}>
          {sections.length > 0 && (button.does === "choices" || button.does === "goods") ? (
            <details className={classes.choices}>
              <summary className={classes.button}>
                <Inside button={button} />
              </summary>
              <Sections sections={sections} />
            </details>
          ) : (
            <One button={button} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Inside({ button }: { button: OfferButton }) {
  const Sign = signs[button.does];
  return (
    <>
      <Sign size={16} stroke={1.75} aria-hidden />
      <span className="tl-cut" dir="auto">
        {button.text ?? strings.thread.shown.does[button.does]}
      </span>
    </>
  );
}

function One({ button }: { button: OfferButton }) {
  const href = button.does === "link" ? webLink(button.value) : undefined;
  if (href)
    return (
      <a className={classes.button} href={href} title={href} target="_blank" rel="noreferrer">
        <Inside button={button} />
      </a>
    );
  return (
    <span className={classes.button} title={button.value ?? undefined}>
      <Inside button={button} />
    </span>
  );
}

function Sections({ sections }: { sections: Offer["sections"] }) {
  return (
    <div className={classes.sections}>
      {sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a message stay where they are
        <div key={at}>
          {section.title ? (
            <b className={classes.title} dir="auto">
              {section.title}
            </b>
          ) : null}
          <ul>
            {section.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={at} dir="auto">
                {row.title}
                {row.description ? <small>{row.description}</small> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
