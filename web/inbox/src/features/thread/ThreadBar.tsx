/** The bar over a thread: who it is, how it stands, resolve, assign, person. */
import { Button, Menu } from "@mantine/core";
import {
  IconArrowLeft,
  IconCheck,
  IconLayoutSidebarRight,
  IconRotate2,
  IconUserPlus,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ConversationSummary, Me, Origin } from "@twinline/api";
import { Avatar, listTime, readableName, timeOfDay } from "@twinline/kit";
import { businessNow } from "../../clock";
import { keys } from "../../live/keys";
import { peopleQuery } from "../../live/queries";
import { useLooksOn } from "../../live/useLooksOn";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { moment as timeToCome } from "../composer/factWords";
import { MoreMenu } from "./MoreMenu";
import { authorWords } from "./origin";
import { Snooze } from "./Snooze";
import classes from "./ThreadBar.module.css";
import type { Commands } from "./useCommands";

interface Props {
  conversation: ConversationSummary;
  commands: Commands;
  personShown: boolean;
  onPerson: () => void;
  onLabels: () => void;
  /** The choice of times is open. */
  snoozing: boolean;
  onSnoozing: (opened: boolean) => void;
}

export function ThreadBar({
  conversation,
  commands,
  personShown,
  onPerson,
  onLabels,
  snoozing,
  onSnoozing,
}: Props) {
  const navigate = useNavigate();
  const open = conversation.status === "open";
  const words = strings.thread;
  const looksOn = useLooksOn();
  const toggleStatus = () => commands.setStatus(open ? "resolved" : "open");
  return (
    <header className={`tl-bar ${classes.bar}`}>
      <IconButton
        className={classes.back}
        icon={IconArrowLeft}
        label={words.backToList}
        flip
        onClick={() => void navigate({ to: "/inbox", search: true })}
      />
      <span className={classes.face}>
        <Avatar name={conversation.contact.name} />
      </span>
      <div className="tl-grow">
        <h1 className="tl-cut">
          <bdi>{readableName(conversation.contact.name)}</bdi>
        </h1>
        <p className={`${classes.standing} ${classes.long} tl-cut`}>{standing(conversation)}</p>
        <p className={`${classes.standing} ${classes.short} tl-cut`}>{shortStanding(conversation)}</p>
      </div>
      {looksOn ? null : (
        <>
          <Assign conversation={conversation} commands={commands} />
          <Snooze
            opened={snoozing}
            onOpened={onSnoozing}
            onSnooze={(until) => commands.setStatus("snoozed", until)}
          />
          <Button
            className={classes.wide}
            variant="default"
            leftSection={open ? <IconCheck size={16} /> : <IconRotate2 size={16} />}
            onClick={toggleStatus}
            disabled={commands.busy}
          >
            {open ? words.resolve : words.reopen}
          </Button>
          <IconButton
            className={classes.narrow}
            icon={open ? IconCheck : IconRotate2}
            label={open ? words.resolve : words.reopen}
            onClick={toggleStatus}
          />
        </>
      )}
      <MoreMenu conversation={conversation} commands={commands} onPerson={onPerson} onLabels={onLabels} />
      <IconButton
        className={classes.wide}
        icon={IconLayoutSidebarRight}
        label={personShown ? words.hidePerson : words.showPerson}
        active={personShown}
        flip
        onClick={onPerson}
      />
    </header>
  );
}

function Assign({ conversation, commands }: Pick<Props, "conversation" | "commands">) {
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const { data: people = [] } = useQuery(peopleQuery);
  const words = strings.thread;
  const { assignee } = conversation;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          className={classes.assign}
          variant="subtle"
          color="gray"
          leftSection={
            assignee ? (
              <Avatar name={assignee.name} size={20} tone="agent" />
            ) : (
              <IconUserPlus size={16} stroke={1.75} />
            )
          }
          aria-label={assignee ? words.assignTo(assignee.name) : words.assign}
        >
          <span className={classes.assignee}>{assignee ? assignee.name.split(" ")[0] : words.assign}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {people.map((person) => (
          <Menu.Item
            key={person.id}
            leftSection={<Avatar name={person.name} size={20} tone="agent" />}
            rightSection={person.id === assignee?.id ? <IconCheck size={14} stroke={2} /> : null}
            onClick={() => commands.assign(person)}
          >
            {person.name}
            {person.id === me?.person.id ? ` (${words.assignMe.toLowerCase()})` : ""}
            {person.away_since === null ? "" : `, ${words.isAway}`}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={assignee === null} onClick={() => commands.assign(null)}>
          {words.assignNobody}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Whose words answer a customer; a campaign's do not. */
const SPEAKERS: readonly Origin[] = ["agent", "phone", "bot", "api"];

/** "Fri 14:02", or "14:02" of today. */
function moment(ms: number): string {
  const time = listTime(ms, businessNow());
  return time.includes(":") ? time : `${time} ${timeOfDay(ms)}`;
}

/** The same where there is room for three words only. */
function shortStanding(conversation: ConversationSummary): string {
  const { status, waiting_since, preview, last_at } = conversation;
  if (status === "resolved") return strings.thread.resolved;
  if (status === "snoozed") {
    const { snoozed_until } = conversation;
    return snoozed_until == null
      ? strings.list.views.snoozed
      : strings.snooze.short(timeToCome(snoozed_until, businessNow()));
  }
  if (waiting_since !== null) return strings.thread.waitsSinceShort(moment(waiting_since));
  if (preview?.author.origin !== "agent") return standing(conversation);
  const [first = ""] = authorWords(preview.author, "").name.split(" ");
  return strings.thread.answeredBy(first, moment(last_at));
}

/** Until when it is put away. */
function snoozedWords({ snoozed_until }: ConversationSummary): string {
  return snoozed_until == null
    ? strings.snooze.snoozedUntilWord
    : strings.snooze.snoozedUntil(timeToCome(snoozed_until, businessNow()));
}

/** One line: who waits since when, or who answered last. */
function standing(conversation: ConversationSummary): string {
  const { status, waiting_since, preview, last_at, history_only, assignee } = conversation;
  const words = strings.thread;
  const first = assignee?.name.split(" ")[0];
  const whose = first ? ` · ${first}` : "";
  if (status === "resolved") return words.resolved + whose;
  if (status === "snoozed") return snoozedWords(conversation) + whose;
  if (waiting_since !== null) return words.waitsSince(moment(waiting_since)) + whose;
  if (history_only) return words.historyOnly;
  if (preview && SPEAKERS.includes(preview.author.origin)) {
    const { name } = authorWords(preview.author, "");
    const own = preview.author.id !== null && preview.author.id === assignee?.id;
    return words.answeredBy(own && first ? first : name, moment(last_at)) + (own ? "" : whose);
  }
  return words.lastMessage(moment(last_at)) + whose;
}
