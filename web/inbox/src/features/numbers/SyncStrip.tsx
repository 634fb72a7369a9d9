/** While a number's past arrives, the inbox says so in one slim line. */
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Strip } from "@twinline/kit";
import { useNow } from "../../clock";
import { useAway } from "../../live/LiveProvider";
import { numbersQuery } from "../../live/queries";
import { strings } from "../../strings";
import { longDate } from "./dates";
import { isSyncing } from "./life";
import classes from "./SyncStrip.module.css";

export function SyncStrip() {
  const { data: numbers = [] } = useQuery(numbersQuery);
  const navigate = useNavigate();
  const now = useNow(60_000);
  const away = useAway();
  const number = numbers.find(isSyncing);
  // Without a connection this would be old news.
  if (!number || away) return null;
  const { history_sync: history, contacts_sync: contacts } = number;
  const words = strings.numbers;
  const onlyContacts = history.messages === 0 && contacts.state === "arriving";
  const progress = history.progress;
  return (
    <div className={classes.strip}>
      <Strip
        tone="info"
        icon={<IconHistory size={18} stroke={1.75} aria-hidden />}
        title={onlyContacts ? words.syncingContacts : words.syncing}
        action={{
          label: words.details,
          onClick: () => void navigate({ to: "/numbers/$numberId", params: { numberId: number.id } }),
        }}
      >
        {onlyContacts
          ? words.people(contacts.count)
          : words.syncingText(
              history.messages.toLocaleString("en-GB"),
              history.oldest_at === null ? null : longDate(history.oldest_at, now),
            )}
      </Strip>
      {progress === null ? null : (
        <span className={classes.bar} style={{ inlineSize: `${progress}%` }} aria-hidden />
      )}
    </div>
  );
}
