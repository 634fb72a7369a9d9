/** The newest pictures and files of the thread as it is loaded; each leads to itself. */
import { IconFile } from "@tabler/icons-react";
import type { Message } from "@twinline/api";
import { strings } from "../../strings";
import classes from "./PersonPanel.module.css";

const SHOWN = 4;

export function Thumbs({ messages, count }: { messages: readonly Message[]; count: number }) {
  const ready = messages.filter(
    (message) => !message.revoked && message.media?.state === "ready" && message.media.url,
  );
  if (ready.length === 0) return <p className={classes.none}>{strings.person.noMedia}</p>;
  const room = count > SHOWN ? SHOWN - 1 : SHOWN;
  const shown = ready.slice(-room).reverse();
  const rest = count - shown.length;
  return (
    <div className={classes.thumbs}>
      {shown.map(({ id, media }) =>
        media?.url ? (
          <a key={id} href={media.url} target="_blank" rel="noreferrer" title={media.filename ?? undefined}>
            {media.mime.startsWith("image/") ? (
              <img
                src={media.preview_url ?? media.url}
                alt={media.filename ?? strings.list.kinds.image}
                loading="lazy"
              />
            ) : (
              <IconFile size={18} stroke={1.75} aria-label={media.filename ?? strings.list.kinds.document} />
            )}
          </a>
        ) : null,
      )}
      {rest > 0 ? <span>+{rest}</span> : null}
    </div>
  );
}
