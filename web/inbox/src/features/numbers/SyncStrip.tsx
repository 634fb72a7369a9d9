/** While a number's past arrives, the inbox says so in one slim line. */

import { IconHistory } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { NumberCard } from "@twinline/api";
import { Strip } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { useNow } from "../../clock";
import { pageStrings } from "../../pageStrings";
import { longDate } from "./dates";
import classes from "./SyncStrip.module.css";

export default function SyncStrip({ number }: { number: NumberCard }) {
  const navigate = useNavigate();
  const now = useNow(60_000);
  const { history_sync: history, contacts_sync: contacts } = number;
  const words = pageStrings.numbers;
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
              figure(history.messages),
              history.oldest_at === null ? null : longDate(history.oldest_at, now),
            )}
      </Strip>
      {progress === null ? null : (
        <span className={classes.bar} style={{ inlineSize: `${progress}%` }} aria-hidden />
      )}
    </div>
  );
}
