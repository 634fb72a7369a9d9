/** One place to go to: a person with the number they wrote to, or a message with the words that were found. */
import { Avatar, listTime, OriginMark, phoneNumber, readableName } from "@twinline/kit";
import { memo } from "react";
import { strings } from "../../strings";
import { kitOrigin } from "../thread/origin";
import { foundId } from "./ids";
import { Marked } from "./Marked";
import classes from "./Search.module.css";
import type { Found } from "./useSearch";

interface Props {
  found: Found;
  now: number;
  /** Where the keys are. */
  active: boolean;
  /** Its conversation is open. */
  selected: boolean;
  onOpen: (found: Found) => void;
}

export const FoundRow = memo(function FoundRow({ found, now, active, selected, onOpen }: Props) {
  const dead = found.kind === "person" && found.conversation === null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and its keys
    <div
      id={foundId(found.key)}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={dead || undefined}
      className={classes.row}
      data-found={found.key}
      data-active={active || undefined}
      data-selected={selected || undefined}
      // The field keeps the focus, so that its keys go on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onOpen(found)}
    >
      {found.kind === "person" ? <Person found={found} now={now} /> : <Message found={found} now={now} />}
    </div>
  );
});

function Person({ found, now }: { found: Extract<Found, { kind: "person" }>; now: number }) {
  const { contact, name_marks } = found.person;
  const shown = readableName(contact.name);
  const handle = contact.username ? `@${contact.username.replace(/^@/, "")}` : null;
  const number = contact.digits ? phoneNumber(contact.digits) : handle;
  const where = found.conversation?.line_name ?? strings.search.noConversation;
  return (
    <>
      <Avatar name={contact.name} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <bdi className={`${classes.name} tl-cut`}>
            {/* A number is written with blanks; its marks stand elsewhere then. */}
            {shown === contact.name ? <Marked text={shown} marks={name_marks} /> : shown}
          </bdi>
          {found.conversation ? (
            <span className={classes.time}>{listTime(found.conversation.last_at, now)}</span>
          ) : null}
        </span>
        <span className={classes.line}>
          <span className={`${classes.quiet} tl-cut`}>
            {number && number !== shown ? (
              <>
                <bdi>{number}</bdi> ·{" "}
              </>
            ) : null}
            {where}
          </span>
        </span>
      </span>
    </>
  );
}

function Message({ found, now }: { found: Extract<Found, { kind: "message" }>; now: number }) {
  const { contact, author, at, excerpt, marks } = found.message;
  return (
    <>
      <Avatar name={contact.name} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <bdi className={`${classes.name} tl-cut`}>{readableName(contact.name)}</bdi>
          <span className={classes.time}>{listTime(at, now)}</span>
        </span>
        <span className={classes.words}>
          {author.origin === "customer" ? null : (
            <OriginMark size="sign" origin={kitOrigin(author.origin)} name={author.name ?? undefined} />
          )}
          <span className={classes.excerpt} dir="auto">
            <Marked text={excerpt} marks={marks} />
          </span>
        </span>
      </span>
    </>
  );
}
