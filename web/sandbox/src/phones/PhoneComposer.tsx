// Writing on a phone. Enter sends, Shift and Enter break the line; files take the text as their caption. Answering and
// editing stand above the line until they are sent or, with Escape, given up. With nothing written, one speaks.
import { IconMicrophone, IconMoodSmile, IconPaperclip, IconSend } from "@tabler/icons-react";
import { useRecorder } from "@twinline/kit";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useApp } from "../api/appQueries";
import { useSend } from "../api/queries";
import type { FileRole, Said } from "../api/said";
import type { Phone, PhoneMessage } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { type Attached, AttachSheet } from "./compose/AttachSheet";
import { CannedSheet } from "./compose/CannedSheet";
import { type About, AboutLine, FileLine } from "./compose/ComposerNotes";
import { type DraftFile, draftFiles } from "./compose/draft";
import { EmojiPanel } from "./compose/EmojiPanel";
import { FormatBar } from "./compose/FormatBar";
import { PeopleSheet } from "./compose/PeopleSheet";
import { PlaceSheet } from "./compose/PlaceSheet";
import { RecordBar } from "./compose/RecordBar";
import { toSticker } from "./compose/sticker";
import { useMicButton } from "./compose/useMicButton";
import { useTyping } from "./compose/useTyping";
import { useWords } from "./compose/useWords";
import { markOf } from "./compose/wrap";
import { Failure } from "./Failure";
import classes from "./PhoneComposer.module.css";
import { phoneStrings } from "./strings";

const words = strings.composer;

export interface PhoneComposerProps {
  phone: Phone;
  peer: Phone;
  name: string;
  about?: About | null;
  files: DraftFile[];
  onFiles: (change: (files: DraftFile[]) => DraftFile[]) => void;
  onDone?: () => void;
  onEdit?: (message: PhoneMessage, text: string) => void;
}

export function PhoneComposer({
  phone,
  peer,
  name,
  about = null,
  files,
  onFiles,
  onDone,
  onEdit,
}: PhoneComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const edited = about?.do === "edit" ? about.message : null;
  const { text, setText, chosen, setChosen, mark, put } = useWords(`${phone.id} ${peer.id}`, edited, field);
  const [opened, setOpened] = useState<Attached | "attach" | "emoji" | null>(null);
  const send = useSend();
  const { focus } = useDesk().desk;
  const { data: app } = useApp();
  const onceOff = app?.switched_off.find(({ feature }) => feature === "view_once")?.why ?? null;

  useEffect(() => {
    if (focus.count > 0 && focus.phone === phone.id) field.current?.focus();
  }, [focus, phone.id]);
  useEffect(() => {
    if (about) field.current?.focus();
  }, [about]);

  const say = (said: Said, onError?: () => void) => {
    send.mutate(
      { phone: phone.id, peer: peer.id, said, quote: about?.message.id },
      onError ? { onError } : {},
    );
    onDone?.();
  };
  const recorder = useRecorder((file) => say({ file, caption: "", as: "voice" }));
  const mic = useMicButton(recorder);
  const typing = useTyping(phone.id, peer.id);

  const submit = () => {
    const written = text.trim();
    if ((written === "" && files.length === 0) || send.isPending) return;
    if (edited) {
      onEdit?.(edited, written);
      onDone?.();
      return;
    }
    setText("");
    onFiles(() => []);
    // Nothing written is lost: it goes back in front of whatever was typed since.
    const giveBack = (file?: DraftFile) => () => {
      setText((since) => [written, since].filter(Boolean).join("\n"));
      if (file) onFiles((since) => [file, ...since]);
    };
    const [first, ...more] = files;
    say(first ? { ...first, caption: written } : { text: written }, giveBack(first));
    for (const one of more) say({ ...one, caption: "" }, () => onFiles((since) => [one, ...since]));
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const kind = markOf(event);
    if (kind) {
      event.preventDefault();
      mark(kind);
    }
    if (event.key === "Escape" && about) onDone?.();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  const take = async (list: FileList, as?: FileRole) => {
    const chosen = Array.from(list);
    const ready = as === "sticker" ? await Promise.all(chosen.map(toSticker)) : chosen;
    onFiles((since) => [...since, ...draftFiles(ready, as)]);
    field.current?.focus();
  };
  const close = () => setOpened(null);
  const speaks = !edited && text.trim() === "" && files.length === 0;
  const roundLabel = edited
    ? words.save
    : speaks && !recorder.recording
      ? phoneStrings.compose.record
      : words.send;

  return (
    <div className={classes.composer}>
      <Failure error={send.error} />
      {recorder.refused ? (
        <p className={classes.refused} role="alert">
          {phoneStrings.compose.noMicrophone}{" "}
          <button type="button" onClick={() => setOpened("canned")}>
            {phoneStrings.compose.sendCanned}
          </button>
        </p>
      ) : null}
      {about ? <AboutLine about={about} onDone={onDone} /> : null}
      {files.map((draft) => (
        <FileLine
          key={draft.id}
          draft={draft}
          onceOff={onceOff}
          onOnce={() =>
            onFiles((since) => since.map((one) => (one.id === draft.id ? { ...one, once: !one.once } : one)))
          }
          onRemove={() => onFiles((since) => since.filter(({ id }) => id !== draft.id))}
        />
      ))}
      {chosen ? <FormatBar onMark={mark} /> : null}
      <div className={classes.bar}>
        {recorder.recording ? (
          <RecordBar recording={recorder.recording} onCancel={recorder.cancel} />
        ) : (
          <div className={classes.field}>
            <button
              type="button"
              className={classes.tool}
              aria-label={phoneStrings.compose.emoji}
              title={phoneStrings.compose.emoji}
              aria-expanded={opened === "emoji"}
              onClick={() => setOpened(opened === "emoji" ? null : "emoji")}
            >
              <IconMoodSmile size={18} stroke={1.75} aria-hidden />
            </button>
            <textarea
              ref={field}
              rows={1}
              dir="auto"
              value={text}
              placeholder={files.length > 0 ? words.caption : words.placeholder}
              aria-label={words.label(name)}
              onChange={(event) => {
                setText(event.target.value);
                if (!edited) typing();
              }}
              onSelect={({ currentTarget }) =>
                setChosen(currentTarget.selectionEnd > currentTarget.selectionStart)
              }
              onBlur={() => setChosen(false)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
            {edited ? null : (
              <button
                type="button"
                className={classes.tool}
                aria-label={words.attach}
                title={words.attach}
                onClick={() => setOpened("attach")}
              >
                <IconPaperclip size={17} stroke={1.75} aria-hidden />
              </button>
            )}
          </div>
        )}
        <button
          type="button"
          className={classes.send}
          aria-label={roundLabel}
          title={roundLabel}
          disabled={edited !== null && text.trim() === ""}
          {...(speaks ? mic : { onClick: submit })}
        >
          {speaks && !recorder.recording ? (
            <IconMicrophone size={17} stroke={1.75} aria-hidden />
          ) : (
            <IconSend className="tl-flip" size={16} stroke={1.75} aria-hidden />
          )}
        </button>
      </div>
      {opened === "emoji" ? (
        <EmojiPanel
          onPick={put}
          onClose={() => {
            close();
            field.current?.focus();
          }}
        />
      ) : null}
      {opened === "attach" ? <AttachSheet onClose={close} onFiles={take} onChoose={setOpened} /> : null}
      {opened === "place" ? (
        <PlaceSheet
          live
          onClose={close}
          onSend={(location, live_minutes) => say({ location, live_minutes })}
        />
      ) : null}
      {opened === "people" ? (
        <PeopleSheet except={[phone.id, peer.id]} onClose={close} onSend={(contacts) => say({ contacts })} />
      ) : null}
      {opened === "canned" ? <CannedSheet onClose={close} onSend={(canned) => say({ canned })} /> : null}
    </div>
  );
}
