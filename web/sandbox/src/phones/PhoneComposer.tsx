// Writing on a phone. Enter sends, Shift and Enter break the line; a file takes the text as its caption.
import { Menu } from "@mantine/core";
import { IconFile, IconPaperclip, IconPhoto, IconSend, IconX } from "@tabler/icons-react";
import { fileSize } from "@twinline/kit";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { BenchError } from "../api/client";
import { useSend } from "../api/queries";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { drafts } from "./drafts";
import classes from "./PhoneComposer.module.css";

const words = strings.composer;
const documentTypes = ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt,.csv";

export function PhoneComposer({ phone, peer, name }: { phone: Phone; peer: Phone; name: string }) {
  const key = `${phone.id} ${peer.id}`;
  const [text, setText] = useState(() => drafts.get(key) ?? "");
  const [file, setFile] = useState<File | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const photos = useRef<HTMLInputElement>(null);
  const documents = useRef<HTMLInputElement>(null);
  const send = useSend();
  const { desk } = useDesk();
  const { focus } = desk;

  useEffect(() => {
    if (focus.count > 0 && focus.phone === phone.id) field.current?.focus();
  }, [focus, phone.id]);
  useEffect(() => {
    drafts.set(key, text);
  }, [key, text]);

  const submit = () => {
    const said = text.trim();
    if ((said === "" && !file) || send.isPending) return;
    setText("");
    setFile(null);
    send.mutate(
      { phone: phone.id, peer: peer.id, text: said, file: file ?? undefined },
      {
        onError: () => {
          // Nothing written is lost: it goes back in front of whatever was typed since.
          setText((since) => (since ? `${said}\n${since}` : said));
          setFile((since) => since ?? file);
        },
      },
    );
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
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
          <Menu position="top-end" width={160}>
            <Menu.Target>
              <button type="button" className={classes.attach} aria-label={words.attach} title={words.attach}>
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
            </Menu.Dropdown>
          </Menu>
        </div>
        <button
          type="button"
          className={classes.send}
          aria-label={words.send}
          title={words.send}
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
    </div>
  );
}
