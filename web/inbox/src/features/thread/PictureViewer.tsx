/** The pictures and films of a conversation over the whole page, one at a time; Esc or a click beside one closes. */
import { Modal } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconMessageCircle,
  IconPlayerPlayFilled,
  IconX,
} from "@tabler/icons-react";
import type { Message } from "@twinline/api";
import { dateTime, FormattedText } from "@twinline/kit";
import { useEffect, useRef } from "react";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { authorWords } from "./origin";
import classes from "./PictureViewer.module.css";
import { usePictures } from "./usePictures";

interface Props {
  message: Message | null;
  /** Messages as they are now. */
  live: ReadonlyMap<string, Message>;
  customer: string;
  onClose: () => void;
  /** Shows the message in the thread. */
  onShow: (message: Message) => void;
}

export default function PictureViewer({ message, ...props }: Props) {
  const { onClose } = props;
  return (
    <Modal.Root opened={message !== null} onClose={onClose} fullScreen padding={0}>
      <Modal.Overlay />
      <Modal.Content aria-label={strings.thread.viewer} className={classes.content ?? ""}>
        <Modal.Body className={classes.body ?? ""}>
          {message ? <Pictures key={message.id} first={message} {...props} /> : null}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const words = strings.viewer;

function Pictures({ first, live, customer, onClose, onShow }: { first: Message } & Omit<Props, "message">) {
  const { message, items, failed, choose, older, newer } = usePictures(first, live);
  const gone = message === null;
  useEffect(() => {
    if (gone) onClose();
  }, [gone, onClose]);
  // Of the whole page: the focus comes into the window a moment after it has opened.
  useWindowEvent("keydown", (event) => {
    // A film's own keys move within it.
    if (event.target instanceof HTMLVideoElement) return;
    const back = getComputedStyle(document.documentElement).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const step = event.key === back ? older : /^Arrow(Left|Right)$/u.test(event.key) ? newer : null;
    if (!step) return;
    event.preventDefault();
    step();
  });
  if (!message) return null;
  const media = message.media;
  return (
    <div className={classes.body}>
      <header className={classes.head}>
        <div className="tl-grow">
          <b dir="auto">{authorWords(message.author, customer).name}</b>
          <span>{dateTime(message.at)}</span>
        </div>
        <IconButton icon={IconMessageCircle} label={words.show} onClick={() => onShow(message)} />
        {media?.url ? (
          <a
            href={media.url}
            download={media.filename ?? true}
            className={classes.save}
            aria-label={strings.thread.save}
          >
            <IconDownload size={18} stroke={1.75} aria-hidden />
          </a>
        ) : null}
        <IconButton icon={IconX} label={strings.common.close} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc and the button close; this is a convenience of the pointer */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div className={classes.stage} onClick={(event) => event.target === event.currentTarget && onClose()}>
        {media?.url && message.kind === "video" ? (
          <video key={media.url} src={media.url} controls autoPlay aria-label={strings.list.kinds.video} />
        ) : media?.url ? (
          <img key={media.url} src={media.url} alt={message.text ?? strings.list.kinds.image} />
        ) : null}
        <span className={classes.turn} data-to="older">
          <IconButton
            icon={IconChevronLeft}
            label={words.older}
            flip
            disabled={!older}
            onClick={older ?? nothing}
          />
        </span>
        <span className={classes.turn} data-to="newer">
          <IconButton
            icon={IconChevronRight}
            label={words.newer}
            flip
            disabled={!newer}
            onClick={newer ?? nothing}
          />
        </span>
      </div>
      {message.text ? (
        <p className={classes.caption} dir="auto">
          <FormattedText text={message.text} />
        </p>
      ) : null}
      {failed ? (
        <p className={classes.caption} role="status">
          {words.failed}
        </p>
      ) : null}
      {items.length > 1 ? <Strip items={items} chosen={message.id} onChoose={choose} /> : null}
    </div>
  );
}

const nothing = () => undefined;

/** All of them side by side, small. */
function Strip({
  items,
  chosen,
  onChoose,
}: {
  items: readonly Message[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const strip = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: those that came beside it move it as well
  useEffect(() => {
    strip.current
      ?.querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  }, [chosen, items.length]);
  return (
    <ul ref={strip} className={classes.strip} aria-label={words.all}>
      {items.map(({ id, at, kind, media }) => (
        <li key={id}>
          <button
            type="button"
            aria-label={words.of(kind === "video" ? words.film : words.picture, dateTime(at))}
            aria-current={id === chosen || undefined}
            // The arrows go through them.
            tabIndex={-1}
            onClick={() => onChoose(id)}
          >
            {kind === "video" || !media?.url ? (
              <IconPlayerPlayFilled size={16} aria-hidden />
            ) : (
              <img src={media.preview_url ?? media.url} alt="" loading="lazy" decoding="async" />
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
