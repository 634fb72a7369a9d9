/** A picture over the whole page; Esc or a click beside it closes. */
import { Modal } from "@mantine/core";
import { IconDownload, IconX } from "@tabler/icons-react";
import type { Message } from "@twinline/api";
import { dateTime } from "@twinline/kit";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { authorWords } from "./origin";
import classes from "./PictureViewer.module.css";

interface Props {
  message: Message | null;
  customer: string;
  onClose: () => void;
}

export default function PictureViewer({ message, customer, onClose }: Props) {
  const url = message?.media?.url;
  return (
    <Modal.Root opened={Boolean(url)} onClose={onClose} fullScreen padding={0}>
      <Modal.Overlay />
      <Modal.Content aria-label={strings.thread.viewer} className={classes.content ?? ""}>
        <Modal.Body className={classes.body ?? ""}>
          {message && url ? (
            <>
              <header className={classes.head}>
                <div className="tl-grow">
                  <b dir="auto">{authorWords(message.author, customer).name}</b>
                  <span>{dateTime(message.at)}</span>
                </div>
                <a
                  href={url}
                  download={message.media?.filename ?? true}
                  className={classes.save}
                  aria-label={strings.thread.save}
                >
                  <IconDownload size={18} stroke={1.75} aria-hidden />
                </a>
                <IconButton icon={IconX} label={strings.common.close} onClick={onClose} />
              </header>
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc and the button close; this is a convenience of the pointer */}
              {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
              <div
                className={classes.stage}
                onClick={(event) => event.target === event.currentTarget && onClose()}
              >
                <img src={url} alt={message.text ?? strings.list.kinds.image} />
              </div>
              {message.text ? (
                <p className={classes.caption} dir="auto">
                  {message.text}
                </p>
              ) : null}
            </>
          ) : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
