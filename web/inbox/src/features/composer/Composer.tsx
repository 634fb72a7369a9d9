/** Where an answer is written. What is sent goes to the outbox at once; the outbox talks to the server. */
import { Button, FileButton, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconMicrophone, IconPaperclip, IconSend, IconTemplate } from "@tabler/icons-react";
import type { ConversationSummary, Message } from "@twinline/api";
import { Notice, readableName, timeOfDay } from "@twinline/kit";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { businessNow, useNow } from "../../clock";
import { useDraft } from "../../drafts/useDrafts";
import { useAway } from "../../live/LiveProvider";
import { useLooking } from "../../live/presence";
import type { OutboxEntry, OutboxTemplate } from "../../outbox/Outbox";
import { useUndoSend } from "../../outbox/undoSend";
import { useOutbox } from "../../outbox/useOutbox";
import { strings } from "../../strings";
import { EmojiButton } from "../../ui/EmojiButton";
import { IconButton } from "../../ui/IconButton";
import { Late } from "../../ui/Late";
import { useSlash } from "../replies/useSlash";
import { useShortcuts } from "../shell/shortcuts";
import type { TemplateWish } from "../templates/TemplatePicker";
import type { Commands } from "../thread/useCommands";
import classes from "./Composer.module.css";
import { Facts } from "./Facts";
import { shortName, windowFact } from "./factWords";
import { insert } from "./insert";
import { useSendLimits } from "./limits";
import { marked, markOf } from "./marks";
import { PlusMenu } from "./PlusMenu";
import { PresentLine } from "./PresentLine";
import { Quoted } from "./Quoted";
import { SayLater } from "./SayLater";
import { Scheduled } from "./Scheduled";
import { Shut } from "./Shut";
import { useAttachment } from "./useAttachment";
import { useSayLater } from "./useSayLater";
import { useTyping } from "./useTyping";
import { WriteAs } from "./WriteAs";

const RepliesWindow = lazy(() => import("../replies/RepliesWindow"));
const AttachmentCard = lazy(() => import("./AttachmentCard"));
const SlashMenu = lazy(() => import("../replies/SlashMenu"));
const NoteComposer = lazy(() => import("../notes/NoteComposer"));
const VoiceBar = lazy(() => import("./VoiceBar"));
const TemplatePicker = lazy(() => import("../templates/TemplatePicker"));

interface Props {
  conversation: ConversationSummary;
  /** The last change on screen: what the writer could know. */
  seenVersion: number;
  commands: Commands;
  quote: Message | null;
  onQuote: (message: Message | null) => void;
  onReadFirst: () => void;
  /** A template that came back, to be filled in otherwise. */
  begun?: OutboxTemplate | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
}

export function Composer({
  conversation,
  seenVersion,
  commands,
  quote,
  onQuote,
  onReadFirst,
  begun,
  field,
}: Props) {
  const { outbox, entries } = useOutbox();
  const { id } = conversation;
  const [text, setText] = useDraft(id);
  const file = useAttachment();
  const away = useAway();
  const typed = useTyping(id, away);
  const writes = useLooking(id);
  const [dropping, setDropping] = useState(false);
  const [speaking, setSpeaking] = useState(false);
  const coarse = useMediaQuery("(pointer: coarse)", false, { getInitialValueInEffect: false });
  const narrow = useMediaQuery("(max-width: 47.99em)", false, { getInitialValueInEffect: false });
  const now = useNow(30_000);
  const open = windowFact(conversation, now).open;
  const name = shortName(conversation.contact.name);
  const held = entries.find((entry) => entry.conversation_id === id && entry.state.kind === "held");

  const [picker, setPicker] = useState<OutboxTemplate | boolean>(begun ?? false);
  const [noting, setNoting] = useState(false);
  const writeAs = useCallback(
    (note: boolean) => {
      setNoting(note);
      focusSoon(field);
    },
    [field],
  );
  const reply = useCallback(() => {
    writeAs(false);
    return true;
  }, [writeAs]);
  const note = useCallback(() => {
    writeAs(true);
    return true;
  }, [writeAs]);
  // Who answers a message writes no note.
  useEffect(() => {
    if (quote) reply();
  }, [quote, reply]);
  useShortcuts(
    useMemo(
      () => ({
        r: reply,
        N: note,
        t: () => {
          setPicker(true);
          return true;
        },
      }),
      [reply, note],
    ),
  );

  const [undoSeconds] = useUndoSend();
  const limits = useSendLimits();
  const tooMany = text.length - (file.attachment ? limits.caption_chars_max : limits.text_chars_max);
  const ready = file.attachment ? file.attachment.uploaded !== null : text.trim() !== "";
  // A voice message or a sticker has no words below it: they stay for the next one.
  const wordless = file.attachment?.kind === "audio" || file.attachment?.kind === "sticker";
  const add = (written: Pick<OutboxEntry, "text" | "media" | "template">) => {
    outbox.add({
      client_token: crypto.randomUUID(),
      conversation_id: id,
      quote: quote?.id ?? null,
      seen_version: seenVersion,
      written_at: businessNow(),
      ...(undoSeconds > 0 ? { due_at: Date.now() + undoSeconds * 1_000 } : {}),
      ...written,
    });
    onQuote(null);
  };
  const sendTemplate = (wish: TemplateWish) => {
    add(wish);
    setPicker(false);
  };
  const send = () => {
    if (!ready || tooMany > 0) return;
    add({ text: wordless ? "" : text.trim(), media: file.attachment?.uploaded ?? null });
    if (!wordless) setText("");
    writes(false);
    file.clear();
    field.current?.focus();
  };
  const later = useSayLater(id, () => {
    setText("");
    file.clear();
    onQuote(null);
  });
  const sayLater = (at: number) => {
    const media = file.attachment?.uploaded;
    later.sayLater({
      at,
      client_token: crypto.randomUUID(),
      seen_version: seenVersion,
      // A colleague's answer meanwhile does not matter for something said hours from now.
      confirm: true,
      ...(text.trim() ? { text: text.trim() } : {}),
      ...(media ? { media_id: media.id } : {}),
      ...(media?.send_as ? { send_as: media.send_as } : {}),
      ...(quote ? { quote: quote.id } : {}),
    });
  };
  const hindrance = away ? strings.later.offline : ready && tooMany <= 0 ? null : strings.later.nothing;
  /** In place of what is chosen. */
  const write = (what: string) => {
    const it = field.current;
    if (it) insert(it, it.selectionStart, it.selectionEnd, what);
  };
  const slash = useSlash(field, text, conversation);
  const [repliesOpened, setRepliesOpened] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (slash.onKeyDown(event)) return;
    const mark = event.ctrlKey || event.metaKey ? markOf(event.key, event.shiftKey) : null;
    const it = field.current;
    if (mark && it) {
      event.preventDefault();
      const { from, to, text: next, chosen } = marked(text, it.selectionStart, it.selectionEnd, mark);
      insert(it, from, to, next);
      it.setSelectionRange(...chosen);
      return;
    }
    if (event.key === "Escape") {
      field.current?.blur();
      event.stopPropagation();
    }
    // While composing (Japanese, accents) Enter belongs to the input method; on a touch keyboard it begins a line.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || coarse) return;
    event.preventDefault();
    send();
  };
  // What is written next is the caption.
  const attach = (chosen: File) => {
    file.attach(chosen);
    requestAnimationFrame(() => field.current?.focus());
  };
  const take = (files: FileList | null | undefined) => {
    const [first] = files ?? [];
    if (first && open && !away && !noting) attach(first);
    return Boolean(first);
  };
  const readFirst = (entry: OutboxEntry) => {
    // What was filled in comes back where it was filled in.
    if (entry.template) setPicker(entry.template);
    else setText([entry.text, text].filter(Boolean).join("\n"));
    outbox.discard(entry.client_token);
    onReadFirst();
  };

  const canSpeak = Boolean(navigator.mediaDevices) && !away && !speaking && file.attachment === null;
  const speak = canSpeak ? () => setSpeaking(true) : null;

  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setDropping(true);
    },
    onDragLeave: () => setDropping(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setDropping(false);
      take(event.dataTransfer.files);
    },
  };

  return (
    <div className={classes.place} {...drop}>
      {held?.state.kind === "held" ? (
        <div className={classes.notice}>
          <Notice
            tone="warning"
            title={strings.composer.answeredTitle}
            actions={[
              { label: strings.composer.readFirst, onClick: () => readFirst(held) },
              { label: strings.composer.sendAnyway, onClick: () => outbox.sendAnyway(held.client_token) },
            ]}
          >
            {answeredWords(held.state)}
          </Notice>
        </div>
      ) : null}
      {commands.failure ? (
        <div className={classes.notice}>
          <Notice
            tone="danger"
            title={commands.failure.fact}
            action={{ label: strings.common.close, onClick: commands.forgive }}
          >
            {commands.failure.remedy}
          </Notice>
        </div>
      ) : null}
      {later.failure ? (
        <div className={classes.notice}>
          <Notice
            tone="danger"
            title={`${strings.later.failed} ${later.failure.fact}`}
            action={{ label: strings.common.close, onClick: later.forgive }}
          >
            {later.failure.remedy}
          </Notice>
        </div>
      ) : null}
      <Scheduled
        conversationId={id}
        version={conversation.version}
        onTakenBack={(taken) => setText([text, taken].filter(Boolean).join("\n"))}
      />
      <div className={classes.box} data-dropping={dropping || undefined}>
        <PresentLine />
        <WriteAs noting={noting} onChange={writeAs} />
        {noting ? null : <Facts conversation={conversation} commands={commands} />}
        {noting ? (
          <Suspense fallback={<div className={classes.coming} />}>
            <NoteComposer key={id} conversationId={id} field={field} />
          </Suspense>
        ) : open ? (
          <>
            {quote ? (
              <Quoted
                message={quote}
                customer={readableName(conversation.contact.name)}
                onClear={() => onQuote(null)}
              />
            ) : null}
            <Late wanted={file.attachment !== null}>
              {file.attachment ? (
                <AttachmentCard
                  attachment={file.attachment}
                  onRemove={file.clear}
                  onRetry={file.retry}
                  onSendAs={file.sendAs}
                />
              ) : null}
            </Late>
            <Late wanted={speaking}>
              {speaking ? (
                <VoiceBar
                  onDone={(recording) => {
                    file.attach(recording, true);
                    requestAnimationFrame(() => field.current?.focus());
                  }}
                  onClose={() => setSpeaking(false)}
                />
              ) : null}
            </Late>
            <Late wanted={slash.menu !== null}>
              {slash.menu ? <SlashMenu {...slash.menu} onEdit={() => setRepliesOpened(true)} /> : null}
            </Late>
            <div className={classes.write}>
              <Textarea
                ref={field}
                className={classes.field ?? ""}
                classNames={{ input: classes.input ?? "" }}
                variant="unstyled"
                autosize
                minRows={1}
                maxRows={8}
                {...(text ? { dir: "auto" } : {})}
                value={text}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  slash.onSelect();
                  const written = event.currentTarget.value.trim() !== "";
                  if (written) typed();
                  writes(written);
                }}
                onKeyDown={onKeyDown}
                onSelect={slash.onSelect}
                {...slash.aria}
                onPaste={(event: ClipboardEvent) => {
                  if (take(event.clipboardData.files)) event.preventDefault();
                }}
                placeholder={
                  file.attachment && !wordless
                    ? strings.composer.caption(name)
                    : strings.composer.placeholder(name)
                }
                aria-label={strings.composer.placeholder(name)}
                enterKeyHint={coarse ? "enter" : "send"}
              />
              <div className={classes.tools}>
                {narrow ? (
                  <PlusMenu
                    away={away}
                    onAttach={attach}
                    onSpeak={speak}
                    onTemplate={() => setPicker(true)}
                  />
                ) : (
                  <>
                    <FileButton onChange={(chosen) => chosen && attach(chosen)}>
                      {(props) => (
                        <IconButton
                          icon={IconPaperclip}
                          label={away ? strings.composer.attachOffline : strings.composer.attach}
                          disabled={away}
                          {...props}
                        />
                      )}
                    </FileButton>
                    {navigator.mediaDevices ? (
                      <IconButton
                        icon={IconMicrophone}
                        label={away ? strings.composer.attachOffline : strings.voice.record}
                        disabled={speak === null}
                        onClick={() => setSpeaking(true)}
                      />
                    ) : null}
                    <EmojiButton onChoose={write} />
                    <IconButton
                      icon={IconTemplate}
                      label={strings.templates.open}
                      onClick={() => setPicker(true)}
                    />
                  </>
                )}
                <span className="tl-grow" />
                {tooMany > 0 ? (
                  <span className={classes.over} role="alert">
                    {strings.composer.tooLong(tooMany)}
                  </span>
                ) : (
                  <span className={classes.hint} title={strings.composer.sendHint}>
                    <kbd className="tl-kbd">{strings.composer.enter}</kbd>
                  </span>
                )}
                <SayLater
                  className={classes.later}
                  hindrance={later.busy ? strings.later.nothing : hindrance}
                  until={conversation.window.until}
                  onChoose={sayLater}
                />
                <Button
                  className={classes.send}
                  leftSection={<IconSend size={16} stroke={1.75} className="tl-flip" aria-hidden />}
                  onClick={send}
                  disabled={!ready || tooMany > 0}
                  aria-label={strings.composer.send}
                >
                  <span className={classes.word}>{strings.composer.send}</span>
                </Button>
              </div>
            </div>
          </>
        ) : (
          <Shut name={name} never={conversation.window.until === null} onPick={() => setPicker(true)} />
        )}
        {dropping && open && !noting ? <div className={classes.drop}>{strings.composer.dropHere}</div> : null}
      </div>
      <Late wanted={repliesOpened}>
        <RepliesWindow opened={repliesOpened} onClose={() => setRepliesOpened(false)} />
      </Late>
      <Late wanted={picker !== false}>
        <TemplatePicker
          conversation={conversation}
          opened={picker}
          onClose={() => setPicker(false)}
          onSend={sendTemplate}
        />
      </Late>
    </div>
  );
}

/** What is to be written in may have to be fetched first. */
function focusSoon(field: RefObject<HTMLTextAreaElement | null>): void {
  requestAnimationFrame(() => field.current?.focus());
}

function answeredWords({ answeredBy, answeredAt }: Extract<OutboxEntry["state"], { kind: "held" }>): string {
  const words = strings.composer;
  const who =
    answeredBy?.origin === "phone" ? words.answeredPhone : (answeredBy?.name ?? words.answeredOther);
  return words.answeredBy(who, timeOfDay(answeredAt ?? businessNow()));
}
