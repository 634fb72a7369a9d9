// Whether a platform listens, and how much of the history it has been sent.
import type { Business } from "../api/types";
import { strings } from "../strings";
import classes from "./PlatformState.module.css";

const words = strings.link;

export function PlatformState({ business }: { business: Business }) {
  const { history, connected, callback_url: callback } = business;
  const sending = history.shared && history.chunks_sent < history.chunks_total;
  return (
    <span
      className={classes.state}
      role="status"
      data-on={connected || undefined}
      title={connected ? words.attachedHint(callback ?? "") : words.detachedHint}
    >
      <span className={classes.dot} aria-hidden />
      {sending ? (
        <span className={classes.history} title={words.historyHint}>
          {words.history(history.chunks_sent, history.chunks_total)}
        </span>
      ) : (
        <span className={classes.text}>{connected ? words.attached : words.detached}</span>
      )}
    </span>
  );
}
