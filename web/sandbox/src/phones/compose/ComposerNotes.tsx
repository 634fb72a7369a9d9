// Above the line one writes on: what the words are about, and the files that go with them.
import { IconCircleNumber1, IconFile, IconPhoto, IconSticker, IconX } from "@tabler/icons-react";
import { fileSize } from "@twinline/kit";
import type { PhoneMessage } from "../../api/types";
import { strings } from "../../strings";
import { messageWords } from "../messageWords";
import classes from "../PhoneComposer.module.css";
import { vanishStrings } from "../vanish/strings";
import { type DraftFile, mayOpenOnce } from "./draft";

const words = strings.composer;
const vanish = vanishStrings.once;

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

export interface FileLineProps {
  draft: DraftFile;
  /** Why nothing can be sent to be opened once; null: it can. */
  onceOff: string | null;
  onOnce: () => void;
  onRemove: () => void;
}

export function FileLine({ draft, onceOff, onOnce, onRemove }: FileLineProps) {
  const { file, as, once = false } = draft;
  const offers = mayOpenOnce(draft);
  const Icon = as === "sticker" ? IconSticker : file.type.startsWith("image/") ? IconPhoto : IconFile;
  return (
    <>
      <div className={classes.file}>
        <Icon size={16} aria-hidden />
        <span className="tl-cut">{file.name}</span>
        <span>{fileSize(file.size)}</span>
        {offers ? (
          <button
            type="button"
            aria-label={vanish.choose}
            title={onceOff ?? vanish.choose}
            aria-pressed={once}
            aria-disabled={onceOff !== null || undefined}
            onClick={() => (onceOff === null ? onOnce() : undefined)}
          >
            <IconCircleNumber1 size={16} stroke={1.75} />
          </button>
        ) : null}
        <button type="button" aria-label={words.removeFile} title={words.removeFile} onClick={onRemove}>
          <IconX size={14} stroke={2} />
        </button>
      </div>
      {offers && (once || onceOff) ? (
        <p className={classes.once}>{onceOff ? `${vanish.choose}: ${onceOff}` : vanish.chosen}</p>
      ) : null}
    </>
  );
}
