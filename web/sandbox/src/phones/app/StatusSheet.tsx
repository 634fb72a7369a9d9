// One status post as it was shown, and who has seen it.
import { Avatar, EmptyState, FormattedText, listTime } from "@twinline/kit";
import type { Status } from "../../api/app";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import classes from "./StatusSheet.module.css";
import { useNames } from "./useNames";

const words = phoneStrings.app.updates;

export function StatusSheet({ status, now, onClose }: { status: Status; now: number; onClose: () => void }) {
  const { nameOf } = useNames();
  const over = status.expires_at <= now;
  return (
    <Sheet full title={words.title} onClose={onClose}>
      <figure className={classes.post}>
        {status.media?.mime.startsWith("image/") ? (
          <img src={status.media.url} alt={status.text ? "" : words.picture} />
        ) : null}
        {status.text ? (
          <figcaption dir="auto">
            <FormattedText text={status.text} />
          </figcaption>
        ) : null}
      </figure>
      <p className={classes.when}>
        {words.posted(listTime(status.at, now))},{" "}
        {over ? words.over : words.until(listTime(status.expires_at, now))}
      </p>
      <h4 className={classes.seen}>{words.seenBy(status.seen_by.length)}</h4>
      {status.seen_by.length === 0 ? <EmptyState title={words.unseen} text={words.unseenText} /> : null}
      <ul className={classes.people} aria-label={words.seenBy(status.seen_by.length)}>
        {status.seen_by.map((id) => (
          <li key={id}>
            <Avatar name={nameOf(id)} size={32} />
            <bdi>{nameOf(id)}</bdi>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
