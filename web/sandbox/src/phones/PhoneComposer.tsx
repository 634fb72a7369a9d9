// Writing on a phone. Enter sends, Shift and Enter break the line; a file takes the text as its caption. Answering and
// editing stand above the line until they are sent or, with Escape, given up.
import { Menu } from "@mantine/core";
import { IconFile, IconMicrophone, IconPaperclip, IconPhoto, IconSend, IconX } from "@tabler/icons-react";
import { fileSize, plainText } from "@twinline/kit";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { BenchError } from "../api/client";
import { useSend } from "../api/queries";
import type { Phone, PhoneMessage } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { drafts } from "./drafts";
import classes from "./PhoneComposer.module.css";

const words = strings.composer;
const { kinds } = strings.thread;
const documentTypes = ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.csv";

/** What the next words are about. */
export interface About {
  do: "reply" | "edit";
  message: PhoneMessage;
}

export interface PhoneComposerProps {
  phone: Phone;
  peer: Phone;
  name: string;
  about?: About | null;
  onDone?: () => void;
  onEdit?: (message: PhoneMessage, text: string) => void;
}

export function PhoneComposer({ phone, peer, name, about = null, onDone, onEdit }: PhoneComposerProps) {
  const key = `${phone.id} ${peer.id}`;
  const [text, setText] = useState(() => drafts.get(key) ?? "");
  const [file, setFile] = useState<File | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const photos = useRef<HTMLInputElement>(null);
  const documents = useRef<HTMLInputElement>(null);
  const sounds = useRef<HTMLInputElement>(null);
  const draft = useRef("");
  const send = useSend();
  const { desk } = useDesk();
  const { focus } = desk;

  useEffect(() => {
    if (focus.count > 0 && focus.phone === phone.id) field.current?.focus();
  }, [focus, phone.id]);
  const edited = about?.do === "edit" ? about.message : null;
  useEffect(() => {
    // The words being edited are no draft.
    if (!edited) drafts.set(key, text);
  }, [key, text, edited]);
  useEffect(() => {
    if (about) field.current?.focus();
    if (!edited) return;
    setText((typed) => {
      draft.current = typed;
      return edited.text ?? "";
    });
    return () => setText(draft.current);
  }, [about, edited]);

  const submit = () => {
    const said = text.trim();
    if ((said === "" && !file) || send.isPending) return;
    if (edited) {
      onEdit?.(edited, said);
      onDone?.();
      return;
    }
    setText("");
    setFile(null);
    send.mutate(
      { phone: phone.id, peer: peer.id, text: said, file: file ?? undefined, quote: about?.message.id },
      {
        onError: () => {
          // Nothing written is lost: it goes back in front of whatever was typed since.
          setText((since) => (since ? `${said}\n${since}` : said));
          setFile((since) => since ?? file);
        },
      },
    );
    onDone?.();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && about) onDone?.();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const pick = (files: FileList | null) => {
    setFile(files?.[0] ?? null);
    field.current?.focus();
  };

  return (
    <div className={classes.composer}>
      {send.error ? (
        <p className={classes.error} role="alert">
          {send.error.message} {send.error instanceof BenchError ? send.error.remedy : null}
        </p>
      ) : null}
      {about ? (
        <div className={classes.about}>
          <span>
            <b>{edited ? words.editing : words.answering}</b>
            <span className="tl-cut" dir="auto">
              {about.message.text
                ? plainText(about.message.text)
                : (kinds[about.message.kind] ?? about.message.kind)}
            </span>
          </span>
          <button type="button" aria-label={words.cancel} title={words.cancel} onClick={onDone}>
            <IconX size={14} stroke={2} />
          </button>
        </div>
      ) : null}
      {file ? (
        <div className={classes.file}>
          {file.type.startsWith("image/") ? <IconPhoto size={16} /> : <IconFile size={16} />}
          <span className="tl-cut">{file.name}</span>
          <span>{fileSize(file.size)}</span>
          <button
            type="button"
            aria-label={words.removeFile}
            title={words.removeFile}
            onClick={() => setFile(null)}
          >
            <IconX size={14} stroke={2} />
          </button>
        </div>
      ) : null}
      <div className={classes.bar}>
        <div className={classes.field}>
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            value={text}
            placeholder={file ? words.caption : words.placeholder}
            aria-label={words.label(name)}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {edited ? null : (
            <Menu position="top-end" width={160}>
              <Menu.Target>
                <button
                  type="button"
                  className={classes.attach}
                  aria-label={words.attach}
                  title={words.attach}
                >
                  <IconPaperclip size={17} stroke={1.75} />
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPhoto size={16} />} onClick={() => photos.current?.click()}>
                  {words.photo}
                </Menu.Item>
                <Menu.Item leftSection={<IconFile size={16} />} onClick={() => documents.current?.click()}>
                  {words.document}
                </Menu.Item>
                <Menu.Item leftSection={<IconMicrophone size={16} />} onClick={() => sounds.current?.click()}>
                  {words.sound}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        <button
          type="button"
          className={classes.send}
          aria-label={edited ? words.save : words.send}
          title={edited ? words.save : words.send}
          disabled={text.trim() === "" && !file}
          onClick={submit}
        >
          <IconSend className="tl-flip" size={16} stroke={1.75} />
        </button>
      </div>
      <input
        ref={photos}
        hidden
        type="file"
        accept="image/jpeg,image/png"
        onChange={(event) => pick(event.target.files)}
      />
      <input
        ref={documents}
        hidden
        type="file"
        accept={documentTypes}
        onChange={(event) => pick(event.target.files)}
      />
      <input
        ref={sounds}
        hidden
        type="file"
        accept="audio/ogg,audio/mpeg,audio/mp4,audio/aac,audio/amr"
        onChange={(event) => pick(event.target.files)}
      />
    </div>
  );
}
