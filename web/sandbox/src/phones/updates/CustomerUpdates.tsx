// The business's status posts on a customer's phone. Opening one tells the business that it was seen; an answer to one is
// a message in the chat.
import { EmptyState, listTime, plainText } from "@twinline/kit";
import { useState } from "react";
import { useNow } from "../../api/clock";
import { useLookAt, useUpdates } from "../../api/phoneQueries";
import { useBench } from "../../api/queries";
import type { Phone, UpdatePost } from "../../api/types";
import { AppPage } from "../app/AppPage";
import classes from "../app/app.module.css";
import { Failure } from "../Failure";
import { phoneStrings } from "../strings";
import { PostSheet } from "./PostSheet";
import { updateStrings as words } from "./strings";

const textOf = ({ text }: UpdatePost): string =>
  text === null ? phoneStrings.app.updates.picture : plainText(text);

export interface CustomerUpdatesProps {
  phone: Phone;
  onOpen: (peer: string) => void;
}

export function CustomerUpdates({ phone, onOpen }: CustomerUpdatesProps) {
  const { data: bench } = useBench();
  const { data: updates, error } = useUpdates(phone.id);
  const now = useNow(60_000);
  const look = useLookAt(phone.id);
  const [opened, setOpened] = useState<UpdatePost | null>(null);
  const owner = bench?.phones.find(({ kind }) => kind === "business");
  const business = bench?.business.name ?? "";
  const open = (post: UpdatePost) => {
    setOpened(post);
    if (!post.seen) look.mutate(post.id);
  };
  const posts = updates?.posts.filter(({ expires_at }) => expires_at > now) ?? [];
  return (
    <AppPage title={phoneStrings.app.tabs.updates}>
      {() => (
        <>
          <Failure error={error ?? look.error} />
          {updates?.shown === false ? <EmptyState title={words.hidden} text={words.hiddenText} /> : null}
          {updates?.shown && posts.length === 0 ? (
            <EmptyState title={words.none} text={words.noneText} />
          ) : null}
          {posts.length > 0 ? <h4>{words.from(business)}</h4> : null}
          {posts.length > 0 && !phone.online ? <p className={classes.stays}>{words.offline}</p> : null}
          <ul className={classes.rows}>
            {posts.map((post) => (
              <Row key={post.id} post={post} now={now} openable={phone.online} onOpen={() => open(post)} />
            ))}
          </ul>
          {opened && owner ? (
            <PostSheet
              phone={phone.id}
              post={opened}
              business={business}
              now={now}
              onClose={() => setOpened(null)}
              onChat={() => onOpen(owner.id)}
            />
          ) : null}
        </>
      )}
    </AppPage>
  );
}

interface RowProps {
  post: UpdatePost;
  now: number;
  openable: boolean;
  onOpen: () => void;
}

function Row({ post, now, openable, onOpen }: RowProps) {
  const text = textOf(post);
  const { media, seen } = post;
  return (
    <li>
      <button
        type="button"
        className={classes.go}
        title={words.open(text)}
        disabled={!openable}
        onClick={onOpen}
      >
        <span aria-hidden className={classes.sign} data-ring={!seen || undefined}>
          {media?.mime.startsWith("image/") ? <img src={media.url} alt="" /> : text.slice(0, 2)}
        </span>
        <span className={classes.words}>
          <b dir="auto">{text}</b>
          <small>
            {listTime(post.at, now)}, {seen ? words.seen : words.fresh}
          </small>
        </span>
      </button>
    </li>
  );
}
