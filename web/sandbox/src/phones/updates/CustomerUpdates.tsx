// The business's status posts on a customer's phone. Opening one tells the business that it was seen.
import { EmptyState, FormattedText, listTime, plainText } from "@twinline/kit";
import { useState } from "react";
import { appCalls, type Status } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useNow } from "../../api/clock";
import { useBench, useChats } from "../../api/queries";
import type { Phone } from "../../api/types";
import { AppPage } from "../app/AppPage";
import classes from "../app/app.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import looks from "./CustomerUpdates.module.css";
import { updatesFor } from "./updatesFor";

const words = phoneStrings.app.looking;
const textOf = (status: Status): string =>
  status.text === null ? phoneStrings.app.updates.picture : plainText(status.text);

export interface CustomerUpdatesProps {
  phone: Phone;
  onOpen: (peer: string) => void;
}

export function CustomerUpdates({ phone, onOpen }: CustomerUpdatesProps) {
  const { data: bench } = useBench();
  const { data: chats } = useChats(phone.id);
  const now = useNow(60_000);
  const deed = useAppDeed();
  const [opened, setOpened] = useState<Status | null>(null);
  const owner = bench?.phones.find(({ kind }) => kind === "business");
  const business = bench?.business.name ?? "";
  const open = (status: Status) => {
    setOpened(status);
    if (!status.seen_by.includes(phone.id)) deed.mutate(() => appCalls.seeStatus(status.id, phone.id));
  };
  return (
    <AppPage title={phoneStrings.app.tabs.updates}>
      {(app) => {
        const posts = updatesFor(phone, chats ?? [], app.statuses, now);
        if (posts === null) return <EmptyState title={words.hidden} text={words.hiddenText} />;
        if (posts.length === 0) return <EmptyState title={words.none} text={words.noneText} />;
        return (
          <>
            <Failure error={deed.error} />
            <h4>{words.from(business)}</h4>
            {phone.online ? null : <p className={classes.stays}>{words.offline}</p>}
            <ul className={classes.rows}>
              {posts.map((status) => (
                <Row
                  key={status.id}
                  status={status}
                  seen={status.seen_by.includes(phone.id)}
                  now={now}
                  openable={phone.online}
                  onOpen={() => open(status)}
                />
              ))}
            </ul>
            {opened ? (
              <Sheet
                full
                title={business}
                onClose={() => setOpened(null)}
                foot={
                  owner ? (
                    <SheetButton look="filled" onClick={() => onOpen(owner.id)}>
                      {words.message(business)}
                    </SheetButton>
                  ) : null
                }
              >
                <Post status={opened} now={now} />
              </Sheet>
            ) : null}
          </>
        );
      }}
    </AppPage>
  );
}

interface RowProps {
  status: Status;
  seen: boolean;
  now: number;
  openable: boolean;
  onOpen: () => void;
}

function Row({ status, seen, now, openable, onOpen }: RowProps) {
  const text = textOf(status);
  const { media } = status;
  return (
    <li>
      <button
        type="button"
        className={classes.go}
        aria-label={`${words.open(text)}, ${seen ? words.seen : words.fresh}`}
        disabled={!openable}
        onClick={onOpen}
      >
        <span className={classes.sign} data-ring={!seen || undefined}>
          {media?.mime.startsWith("image/") ? <img src={media.url} alt="" /> : text.slice(0, 2)}
        </span>
        <span className={classes.words}>
          <b dir="auto">{text}</b>
          <small>
            {listTime(status.at, now)}, {seen ? words.seen : words.fresh}
          </small>
        </span>
      </button>
    </li>
  );
}

function Post({ status, now }: { status: Status; now: number }) {
  return (
    <div className={looks.post}>
      {status.media?.mime.startsWith("image/") ? <img src={status.media.url} alt={textOf(status)} /> : null}
      {status.text ? (
        <p dir="auto">
          <FormattedText text={status.text} />
        </p>
      ) : null}
      <small>{listTime(status.at, now)}</small>
    </div>
  );
}
