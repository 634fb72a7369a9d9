/** The person behind a conversation: identities, names and who told them, both sides, media. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Contact, ConversationSummary, Me } from "@twinline/api";
import { Avatar, dateTime, LoadingLabel, phoneNumber, readableName, SkeletonBlock } from "@twinline/kit";
import { useNow } from "../../clock";
import { keys } from "../../live/keys";
import { conversationQuery, labelsQuery } from "../../live/queries";
import type { Thread } from "../../live/thread";
import { useLooksOn } from "../../live/useLooksOn";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Attributes } from "../attributes/Attributes";
import { LabelChip } from "../labels/LabelChip";
import labelClasses from "../labels/Labels.module.css";
import { longDate, monthOf } from "../numbers/dates";
import classes from "./PersonPanel.module.css";
import { Thumbs } from "./Thumbs";

const words = strings.person;

export default function PersonPanel({
  conversation,
  thread,
  onLabels,
  onFields,
}: {
  conversation: ConversationSummary;
  thread: Thread | undefined;
  onLabels: () => void;
  onFields: () => void;
}) {
  const { data, error, refetch } = useQuery(conversationQuery(conversation.id));
  const contact = data?.contact_detail;
  const name = contact?.name ?? conversation.contact.name;
  return (
    <div className={classes.panel}>
      <section className={classes.head}>
        <Avatar name={name} size={44} />
        <div className="tl-grow">
          <h2 className="tl-cut">
            <bdi>{readableName(name)}</bdi>
          </h2>
          <p>{contact?.since ? words.since(monthOf(contact.since)) : (numberOf(conversation) ?? "\u00a0")}</p>
        </div>
      </section>
      {contact ? (
        <>
          <Identities contact={contact} />
          <Attributes contact={contact} onFields={onFields} />
          <Names contact={contact} />
          <Preferences contact={contact} />
        </>
      ) : error ? (
        <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
      <ConversationLabels conversation={conversation} onLabels={onLabels} />
      <Sides conversation={conversation} />
      <section>
        <h3>
          {words.media} <span>{contact ? mediaCount(contact, thread) : ""}</span>
        </h3>
        <Thumbs messages={thread?.items ?? []} count={contact ? mediaCount(contact, thread) : 0} />
      </section>
    </div>
  );
}

/** What the server counted when asked, and no fewer than are in sight since. */
function mediaCount({ media_count }: Contact, thread: Thread | undefined): number {
  const seen = thread?.items.filter((message) => message.media !== null && !message.revoked).length ?? 0;
  return Math.max(media_count, seen);
}

function Identities({ contact }: { contact: Contact }) {
  return (
    <section>
      <h3>
        {words.identities} <span>{words.identitiesCount(contact.identities.length)}</span>
      </h3>
      <dl>
        {identityRows(contact.identities).map(({ kind, value, variant, former }) => (
          <div key={`${kind} ${value}`} data-former={former || undefined}>
            <dt>{words.identityKinds[kind] ?? kind}</dt>
            <dd className={kind === "bsuid" ? classes.code : "tl-cut"} title={value}>
              <bdi>{identityText(kind, value)}</bdi>
              {former || variant ? <small> {former ? words.former : words.variant}</small> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const ORDER = ["phone", "wa_id", "username", "bsuid"];

/** Number first; a WhatsApp id that only repeats the number is not a second fact. */
function identityRows(identities: Contact["identities"]): Contact["identities"] {
  const phones = identities.flatMap(({ kind, value }) => (kind === "phone" ? [digits(value)] : []));
  return identities
    .filter(({ kind, value }) => kind !== "wa_id" || !phones.includes(digits(value)))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** What holds now comes first, other spellings and what was once behind it. */
function rank({ kind, variant, former }: Contact["identities"][number]): number {
  const sort = kind === "wa_id" ? ORDER.indexOf("phone") : ORDER.indexOf(kind);
  return sort * 10 + (variant ? 1 : 0) + (former ? 2 : 0);
}

function identityText(kind: string, value: string): string {
  if (kind === "username") return value.startsWith("@") ? value : `@${value}`;
  return kind === "bsuid" ? value : (phoneNumber(value) ?? value);
}

function digits(value: string): string {
  return value.replace(/\D/gu, "");
}

function numberOf({ contact }: ConversationSummary): string | null {
  return contact.digits === null ? null : (phoneNumber(contact.digits) ?? contact.digits);
}

function Names({ contact }: { contact: Contact }) {
  const now = useNow(60_000);
  if (contact.names.length === 0) return null;
  return (
    <section>
      <h3>{words.names}</h3>
      <ul>
        {contact.names.map(({ value, source, at }) => (
          <li key={source}>
            <bdi className="tl-cut">{readableName(value)}</bdi>
            <small title={dateTime(at)}>
              {words.sources[source]}, {words.nameSince(longDate(at, now))}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the customer told WhatsApp to be sent. Nothing told means nothing refused, so nothing is shown. */
function Preferences({ contact }: { contact: Contact }) {
  const now = useNow(60_000);
  if (contact.preferences.length === 0) return null;
  return (
    <section>
      <h3>{words.preferences}</h3>
      <dl>
        {contact.preferences.map(({ category, choice, detail, at }) => (
          <div key={category}>
            <dt>{words.preferenceKinds[category] ?? category.replaceAll("_", " ")}</dt>
            <dd data-stopped={choice === "stop" || undefined} title={detail ?? undefined}>
              {words.choiceSince(words.choices[choice] ?? choice, longDate(at, now))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ConversationLabels({
  conversation,
  onLabels,
}: {
  conversation: ConversationSummary;
  onLabels: () => void;
}) {
  const { data: labels = [] } = useQuery(labelsQuery);
  const may = !useLooksOn();
  const on = labels.filter((label) => conversation.labels.includes(label.id));
  return (
    <section>
      <h3>{strings.labels.label}</h3>
      <div className={labelClasses.wrap}>
        {on.length === 0 ? <span>{strings.labels.none}</span> : null}
        {on.map((label) => (
          <LabelChip key={label.id} label={label} />
        ))}
        {may ? (
          <Button size="compact-sm" variant="default" onClick={onLabels}>
            {strings.labels.change}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Sides({ conversation }: { conversation: ConversationSummary }) {
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const { status, assignee } = conversation;
  const inbox =
    status === "resolved"
      ? words.resolved
      : status === "snoozed"
        ? words.snoozed
        : assignee === null
          ? words.open
          : assignee.id === me?.person.id
            ? words.openYours
            : words.openOf(assignee.name);
  return (
    <section>
      <h3>{words.sides}</h3>
      <dl>
        <div>
          <dt>{words.sideInbox}</dt>
          <dd>{inbox}</dd>
        </div>
        <div>
          <dt>{words.sidePhone}</dt>
          <dd>{words.notShared}</dd>
        </div>
      </dl>
    </section>
  );
}

function Loading() {
  return (
    <section>
      <LoadingLabel />
      <div className={classes.loading}>
        <SkeletonBlock width="38%" />
        <SkeletonBlock width="86%" />
        <SkeletonBlock width="72%" />
        <SkeletonBlock width="80%" />
      </div>
    </section>
  );
}
