// A phone's list of chats: search, filters, and the chats with the pinned ones on top.
import { IconDots, IconMessagePlus, IconSearch, IconX } from "@tabler/icons-react";
import { EmptyState, LoadingLabel, Notice, RowSkeleton } from "@twinline/kit";
import { useState } from "react";
import { useNow } from "../api/clock";
import { useLabels } from "../api/phoneQueries";
import { useChats } from "../api/queries";
import type { Phone } from "../api/types";
import { strings } from "../strings";
import classes from "./ChatList.module.css";
import { Failure } from "./Failure";
import { LabelsSheet } from "./labels/LabelsSheet";
import { ChatRow } from "./list/ChatRow";
import { FilterBar } from "./list/FilterBar";
import { type Filter, filterChats } from "./list/filter";
import { ListMenu } from "./list/ListMenu";
import { NewChatSheet } from "./list/NewChatSheet";
import { SearchResults } from "./list/SearchResults";
import { StarredSheet } from "./list/StarredSheet";
import { useChatDeeds } from "./list/useChatDeeds";
import { phoneStrings } from "./strings";

const words = strings.chats;
const more = phoneStrings.list;

export interface ChatListProps {
  phone: Phone;
  /** Opens a chat, at one of its messages if told. */
  onOpen: (peer: string, message?: string) => void;
}

export function ChatList({ phone, onOpen }: ChatListProps) {
  const chats = useChats(phone.id);
  const owner = phone.kind === "business";
  const { data: labels = [] } = useLabels(owner);
  const now = useNow(60_000);
  const [filter, setFilter] = useState<Filter>({ by: "all" });
  const [sought, setSought] = useState("");
  const [opened, setOpened] = useState<"new" | "starred" | "labels" | null>(null);
  const deeds = useChatDeeds(phone);
  const known = chats.data ?? [];
  const shown = filterChats(known, filter);
  const close = () => setOpened(null);
  return (
    <>
      <div className={classes.head}>
        <h3>{words.title}</h3>
        {owner ? (
          <button
            type="button"
            aria-label={more.newChat}
            title={more.newChat}
            onClick={() => setOpened("new")}
          >
            <IconMessagePlus size={18} stroke={1.75} aria-hidden />
          </button>
        ) : null}
        <ListMenu owner={owner} onChoose={setOpened}>
          <button type="button" aria-label={more.menu} title={more.menu}>
            <IconDots size={18} stroke={1.75} aria-hidden />
          </button>
        </ListMenu>
      </div>
      <div className={classes.search}>
        <IconSearch size={15} stroke={2} aria-hidden />
        <input
          type="search"
          aria-label={more.search}
          placeholder={more.search}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setSought("")}
        />
        {sought ? (
          <button type="button" aria-label={more.clear} onClick={() => setSought("")}>
            <IconX size={14} stroke={2} aria-hidden />
          </button>
        ) : null}
      </div>
      {sought.trim() === "" ? (
        <FilterBar chats={known} labels={labels} filter={filter} onChange={setFilter} />
      ) : null}
      <Failure error={deeds.error} />
      <div className={classes.rows}>
        {chats.isPending ? <Loading /> : null}
        {chats.isError ? (
          <div className={classes.pad}>
            <Notice
              tone="danger"
              title={words.failed}
              action={{ label: strings.errors.retry, onClick: () => chats.refetch() }}
            />
          </div>
        ) : null}
        {sought.trim() === "" ? (
          <>
            {chats.data && shown.length === 0 ? <Nothing filter={filter} any={known.length > 0} /> : null}
            <ul aria-label={words.list}>
              {shown.map((chat) => (
                <ChatRow
                  key={chat.peer}
                  chat={chat}
                  labels={labels}
                  now={now}
                  phone={phone}
                  deeds={deeds}
                  onOpen={() => onOpen(chat.peer)}
                />
              ))}
            </ul>
          </>
        ) : (
          <SearchResults phone={phone} chats={known} sought={sought.trim()} now={now} onOpen={onOpen} />
        )}
      </div>
      {opened === "new" ? <NewChatSheet phone={phone} onClose={close} onOpen={onOpen} /> : null}
      {opened === "starred" ? <StarredSheet phone={phone} now={now} onClose={close} onOpen={onOpen} /> : null}
      {opened === "labels" ? <LabelsSheet onClose={close} /> : null}
    </>
  );
}

function Nothing({ filter, any }: { filter: Filter; any: boolean }) {
  if (!any) return <EmptyState title={words.none} text={words.noneText} />;
  return <EmptyState title={more.empty[filter.by]} text={more.emptyText[filter.by]} />;
}

function Loading() {
  return (
    <>
      <LoadingLabel />
      {[0, 1, 2, 3, 4].map((place) => (
        <RowSkeleton key={place} />
      ))}
    </>
  );
}
