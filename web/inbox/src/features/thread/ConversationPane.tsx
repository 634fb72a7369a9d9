/** The parts of an open conversation and what they share: the quote being answered, the person's panel, the keys. */
import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import type { ConversationSummary, Me, Message } from "@twinline/api";
import { LoadingLabel } from "@twinline/kit";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useDrafts } from "../../drafts/useDrafts";
import { isUnread } from "../../live/filters";
import { keys } from "../../live/keys";
import type { ThreadKey } from "../../live/queries";
import type { Thread as ThreadData } from "../../live/thread";
import { useLooksOn } from "../../live/useLooksOn";
import type { OutboxEntry, OutboxTemplate } from "../../outbox/Outbox";
import { useOutbox } from "../../outbox/useOutbox";
import { strings } from "../../strings";
import { Late } from "../../ui/Late";
import { Composer } from "../composer/Composer";
import { useShortcuts } from "../shell/shortcuts";
import classes from "./ConversationPane.module.css";
import { LookingOn } from "./LookingOn";
import { Thread } from "./Thread";
import { ThreadBar } from "./ThreadBar";
import { ThreadSkeleton } from "./ThreadSkeleton";
import { useCommands } from "./useCommands";
import { useReadMentions } from "./useReadMentions";

const AttributesWindow = lazy(() => import("../attributes/AttributesWindow"));
const LabelsWindow = lazy(() => import("../labels/LabelsWindow"));
const PersonPanel = lazy(() => import("../person/PersonPanel"));
const PersonDrawer = lazy(() => import("../person/PersonDrawer"));

const NO_KEYS = {};

interface Props {
  conversation: ConversationSummary;
  /** The thread's end: what one answers to. */
  thread: ThreadData | undefined;
  /** The part to look at: its end, or around a message. */
  shown: ThreadData | undefined;
  shownKey: ThreadKey;
  /** The place of a message to show, or empty. */
  at: string;
}

export function ConversationPane({ conversation, thread, shown, shownKey, at }: Props) {
  const { outbox } = useOutbox();
  const client = useQueryClient();
  const personId = client.getQueryData<Me>(keys.me)?.person.id;
  const commands = useCommands(conversation);
  const looksOn = useLooksOn();
  useReadMentions(conversation.id);
  const wide = useMediaQuery("(min-width: 1200px)", true, { getInitialValueInEffect: false });
  const [pinned, setPinned] = useLocalStorage({
    key: "twinline.person",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [drawer, setDrawer] = useState(false);
  const [snoozing, setSnoozing] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const [defining, setDefining] = useState(false);
  const [dating, setDating] = useState(false);
  const [quote, setQuote] = useState<Message | null>(null);
  // A draft changed from outside (edit, read first) is read anew by a fresh composer.
  const [composerKey, setComposerKey] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const togglePerson = () => (wide ? setPinned(!pinned) : setDrawer(!drawer));

  const [begun, setBegun] = useState<OutboxTemplate>();
  const drafts = useDrafts();
  const edit = (entry: OutboxEntry) => {
    setBegun(entry.template);
    if (!entry.template) drafts.write(conversation.id, entry.text);
    outbox.discard(entry.client_token);
    setComposerKey((key) => key + 1);
    requestAnimationFrame(() => field.current?.focus());
  };

  const togglePin = () => {
    commands.pin(!client.getQueryData<Me>(keys.me)?.pins.includes(conversation.id));
    return true;
  };
  const act = useRef({ commands, conversation, togglePerson, togglePin, personId });
  act.current = { commands, conversation, togglePerson, togglePin, personId };
  const pin = useCallback(() => act.current.togglePin(), []);
  const own = useMemo(
    () => ({
      // With Shift; without it is the person.
      P: pin,
      d: () => {
        setDating(true);
        return true;
      },
      p: () => {
        act.current.togglePerson();
        return true;
      },
    }),
    [pin],
  );
  const acting = useMemo(
    () => ({
      e: () => {
        const { commands: all, conversation: it } = act.current;
        all.setStatus(it.status === "open" ? "resolved" : "open");
        return true;
      },
      f: () => {
        const { commands: all, conversation: it, personId: me } = act.current;
        all.moveFloor(it.floor.holder === "agent" && it.floor.person?.id === me ? "hand_back" : "take");
        return true;
      },
      u: () => {
        const { commands: all, conversation: it } = act.current;
        all.markUnread(!isUnread(it));
        return true;
      },
      l: () => {
        setLabelling(true);
        return true;
      },
      s: () => {
        setSnoozing(true);
        return true;
      },
    }),
    [],
  );
  useShortcuts(own);
  useShortcuts(looksOn ? NO_KEYS : acting);

  const seenVersion = useMemo(
    () =>
      Math.max(conversation.version, ...(thread?.items.slice(-50).map((message) => message.version) ?? [])),
    [conversation.version, thread],
  );
  // As it is now: it may be edited while one writes, and what was deleted cannot be answered any more.
  const quoted = quote && (shown?.items.find(({ id }) => id === quote.id) ?? quote);
  const person = (
    <Suspense fallback={<LoadingLabel />}>
      <PersonPanel
        conversation={conversation}
        thread={thread}
        onLabels={() => setLabelling(true)}
        onFields={() => setDefining(true)}
      />
    </Suspense>
  );
  return (
    <div className={classes.pane} data-person={(wide && pinned) || undefined}>
      <main className={`tl-pane ${classes.main}`}>
        <ThreadBar
          conversation={conversation}
          commands={commands}
          personShown={wide ? pinned : drawer}
          onPerson={togglePerson}
          snoozing={snoozing}
          onSnoozing={setSnoozing}
          onLabels={() => setLabelling(true)}
        />
        {shown ? (
          <Thread
            key={shownKey.join(" ")}
            thread={shown}
            threadKey={shownKey}
            at={at}
            conversation={conversation}
            onEdit={edit}
            onQuote={quoteAndWrite}
            dating={dating}
            onDating={setDating}
          />
        ) : (
          <ThreadSkeleton />
        )}
        {looksOn ? (
          <LookingOn />
        ) : (
          <Composer
            key={composerKey}
            conversation={conversation}
            seenVersion={seenVersion}
            commands={commands}
            quote={quoted?.revoked ? null : quoted}
            onQuote={setQuote}
            onReadFirst={() => field.current?.focus()}
            begun={begun}
            field={field}
          />
        )}
      </main>
      {wide && pinned ? (
        <aside className={`tl-pane ${classes.person}`} aria-label={strings.person.title}>
          <header className="tl-bar">
            <h1>{strings.person.title}</h1>
          </header>
          <div className={classes.scroll}>{person}</div>
        </aside>
      ) : null}
      <Late wanted={labelling}>
        <LabelsWindow conversation={conversation} opened={labelling} onClose={() => setLabelling(false)} />
      </Late>
      <Late wanted={defining}>
        <AttributesWindow opened={defining} onClose={() => setDefining(false)} />
      </Late>
      <Late wanted={!wide && drawer}>
        <PersonDrawer opened={!wide && drawer} onClose={() => setDrawer(false)}>
          {person}
        </PersonDrawer>
      </Late>
    </div>
  );

  function quoteAndWrite(message: Message): void {
    setQuote(message);
    field.current?.focus();
  }
}
