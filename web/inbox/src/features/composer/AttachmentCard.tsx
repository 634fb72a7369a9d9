/** The file that goes with the next message, before it goes. */
import { Loader, SegmentedControl } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { fileSize, Notice, SoundPlayer } from "@twinline/kit";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import classes from "./AttachmentCard.module.css";
import { type SendKind, sendKindsOf } from "./limits";
import type { Attachment } from "./useAttachment";

interface Props {
  attachment: Attachment;
  onRemove: () => void;
  onRetry: () => void;
  onSendAs: (kind: SendKind) => void;
}

export default function AttachmentCard({ attachment, onRemove, onRetry, onSendAs }: Props) {
  const { file, kind, recorded, preview, uploaded, failure, refused } = attachment;
  const kinds = recorded ? [] : sendKindsOf(file);
  const ended = uploaded !== null || failure !== null || refused !== null;
  const words = strings.composer;
  return (
    <div className={classes.card}>
      <div className={classes.file}>
        {recorded && uploaded?.url ? (
          <SoundPlayer url={uploaded.url} size={file.size} name={words.voice} voice />
        ) : preview ? (
          <img src={preview} alt="" className={classes.picture} />
        ) : (
          <span className={classes.sign}>
            <IconFile size={18} stroke={1.75} aria-hidden />
          </span>
        )}
        <div className={classes.words} hidden={recorded && ended}>
          <b className="tl-cut" dir="auto">
            {recorded ? words.voice : file.name}
          </b>
          <span>
            {fileSize(file.size)}
            {ended ? "" : ` · ${words.uploading}`}
          </span>
        </div>
        {ended ? null : <Loader size={16} />}
        <IconButton icon={IconX} label={words.remove} onClick={onRemove} />
      </div>
      {kinds.length > 1 ? (
        <div className={classes.choice}>
          <span>{words.sendAs}</span>
          <SegmentedControl
            size="xs"
            aria-label={words.sendAs}
            value={kind}
            onChange={(chosen) => {
              const wanted = kinds.find((each) => each === chosen);
              if (wanted) onSendAs(wanted);
            }}
            data={kinds.map((each) => ({ value: each, label: words.sendAsChoices[each] ?? each }))}
          />
        </div>
      ) : null}
      {refused ? (
        <Notice tone="warning" title={refused.fact}>
          {refused.remedy}
        </Notice>
      ) : null}
      {failure ? (
        <Notice
          tone="danger"
          title={words.uploadFailed}
          action={{ label: strings.common.tryAgain, onClick: onRetry }}
        >
          {failure}
        </Notice>
      ) : null}
    </div>
  );
}
