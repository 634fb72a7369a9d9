/** The file that goes with the next message, before it goes. */
import { Loader } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { fileSize, Notice } from "@twinline/kit";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import classes from "./AttachmentCard.module.css";
import { tooLarge } from "./limits";
import type { Attachment } from "./useAttachment";

interface Props {
  attachment: Attachment;
  onRemove: () => void;
  onRetry: () => void;
}

export function AttachmentCard({ attachment, onRemove, onRetry }: Props) {
  const { file, preview, uploaded, failure } = attachment;
  const words = strings.composer;
  return (
    <div className={classes.card}>
      <div className={classes.file}>
        {preview ? (
          <img src={preview} alt="" className={classes.picture} />
        ) : (
          <span className={classes.sign}>
            <IconFile size={18} stroke={1.75} aria-hidden />
          </span>
        )}
        <div className={classes.words}>
          <b className="tl-cut" dir="auto">
            {file.name}
          </b>
          <span>
            {fileSize(file.size)}
            {uploaded || failure ? "" : ` · ${words.uploading}`}
          </span>
        </div>
        {uploaded || failure ? null : <Loader size={16} />}
        <IconButton icon={IconX} label={words.remove} onClick={onRemove} />
      </div>
      {failure ? (
        <Notice
          tone="danger"
          title={tooLarge(file) ? failure : words.uploadFailed}
          action={tooLarge(file) ? undefined : { label: strings.common.tryAgain, onClick: onRetry }}
        >
          {tooLarge(file) ? null : failure}
        </Notice>
      ) : null}
    </div>
  );
}
