// What a search finds on one phone: chats by name, then messages by their words, newest first.
import { useDebouncedValue } from "@mantine/hooks";
import { Avatar, LoadingLabel } from "@twinline/kit";
import { useSearch } from "../../api/phoneQueries";
import type { Chat, Phone } from "../../api/types";
import { Failure } from "../Failure";
import { chatTitle } from "../phoneWords";
import { phoneStrings } from "../strings";
import { FoundRow } from "./FoundRow";
import { namedLike } from "./filter";
import classes from "./SearchResults.module.css";

const words = phoneStrings.list;
const pauseMs = 150;

export interface SearchResultsProps {
  phone: Phone;
  chats: Chat[];
  sought: string;
  now: number;
  onOpen: (peer: string, message?: string) => void;
}

export function SearchResults({ phone, chats, sought, now, onOpen }: SearchResultsProps) {
  const [settled] = useDebouncedValue(sought, pauseMs);
  const { data: found, error, isFetching } = useSearch(phone.id, settled);
  const named = namedLike(chats, sought);
  const nothing = named.length === 0 && found?.length === 0 && !isFetching;
  return (
    <div className={classes.results} aria-busy={isFetching}>
      <Failure error={error} />
      {nothing ? (
        <p className={classes.none} role="status">
          {words.notFound(sought)}
        </p>
      ) : null}
      {named.length > 0 ? <h4>{words.foundChats}</h4> : null}
      <ul aria-label={words.foundChats}>
        {named.map((chat) => (
          <li key={chat.peer}>
            <button type="button" className={classes.chat} onClick={() => onOpen(chat.peer)}>
              <Avatar name={chatTitle(chat.title)} size={28} />
              <bdi className="tl-cut">{chatTitle(chat.title)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {found?.length ? <h4>{words.foundMessages}</h4> : null}
      {isFetching && !found ? <LoadingLabel /> : null}
      <ul aria-label={words.foundMessages}>
        {found?.map((one) => (
          <FoundRow
            key={`${one.peer} ${one.message.id}`}
            found={one}
            sought={settled}
            now={now}
            onOpen={() => onOpen(one.peer, one.message.id)}
          />
        ))}
      </ul>
    </div>
  );
}
