/** The notes that mention whoever is here, the newest first; each leads to its place. */
import { Button, Modal } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, type Mention } from "@twinline/api";
import { Avatar, EmptyState, LoadingLabel, listTime, readableName } from "@twinline/kit";
import { businessNow } from "../../clock";
import { keys } from "../../live/keys";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import classes from "./MentionsWindow.module.css";
import { written } from "./mentions";

const words = pageStrings.notes;

export default function MentionsWindow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.note.mentions} size={560}>
      <Mentions onClose={onClose} />
    </Modal>
  );
}

function Mentions({ onClose }: { onClose: () => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: keys.mentions,
    queryFn: ({ pageParam }) => api.listMentions({ limit: 30, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });
  if (error && !data)
    return <FailedToLoad title={words.mentionsFailed} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLabel />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={words.noMentions} text={words.noMentionsText} />;
  return (
    <>
      <ul className={classes.list}>
        {items.map((mention) => (
          <li key={mention.note.id}>
            <Row mention={mention} onOpen={onClose} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
    </>
  );
}

function Row({ mention: { note, contact, read }, onOpen }: { mention: Mention; onOpen: () => void }) {
  const name = note.author.name ?? strings.thread.unknownAuthor;
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: note.conversation_id }}
      search={{ view: "all" }}
      hash={note.order}
      className={classes.row}
      onClick={onOpen}
    >
      <Avatar name={name} size={28} />
      <span className={classes.lines}>
        <span className={classes.head}>
          <bdi className="tl-cut">{words.by(name, readableName(contact.name))}</bdi>
          {read ? null : <b className={classes.fresh}>{words.fresh}</b>}
          <time>{listTime(note.at, businessNow())}</time>
        </span>
        <span className={classes.text} dir="auto">
          {written(note.text, note.mentions)}
        </span>
      </span>
    </Link>
  );
}
