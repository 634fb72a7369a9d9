// Above the line one writes on: what the words are about, and the files that go with them.
import { IconFile, IconPhoto, IconSticker, IconX } from "@tabler/icons-react";
import { fileSize } from "@twinline/kit";
import type { PhoneMessage } from "../../api/types";
import { strings } from "../../strings";
import { messageWords } from "../messageWords";
import classes from "../PhoneComposer.module.css";
import type { DraftFile } from "./draft";

const words = strings.composer;

/** What the next words are about. */
export interface About {
  do: "reply" | "edit";
  message: PhoneMessage;
}

export function AboutLine({ about, onDone }: { about: About; onDone?: (() => void) | undefined }) {
  return (
    <div className={classes.about}>
      <span>
        <b>{about.do === "edit" ? words.editing : words.answering}</b>
        <span className="tl-cut" dir="auto">
          {messageWords(about.message)}
        </span>
      </span>
      <button type="button" aria-label={words.cancel} title={words.cancel} onClick={onDone}>
        <IconX size={14} stroke={2} />
      </button>
    </div>
  );
}

export function FileLine({ draft, onRemove }: { draft: DraftFile; onRemove: () => void }) {
  const { file, as } = draft;
  const Icon = as === "sticker" ? IconSticker : file.type.startsWith("image/") ? IconPhoto : IconFile;
  return (
    <div className={classes.file}>
      <Icon size={16} aria-hidden />
      <span className="tl-cut">{file.name}</span>
      <span>{fileSize(file.size)}</span>
      <button type="button" aria-label={words.removeFile} title={words.removeFile} onClick={onRemove}>
        <IconX size={14} stroke={2} />
      </button>
    </div>
  );
}
