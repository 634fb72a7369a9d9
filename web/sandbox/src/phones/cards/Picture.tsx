// A picture, film or document of a bubble; a picture opens over the phone's screen.
import { useDisclosure } from "@mantine/hooks";
import { IconFile, IconPhotoOff } from "@tabler/icons-react";
import { fileSize } from "@twinline/kit";
import type { PhoneMedia } from "../../api/types";
import { strings } from "../../strings";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import classes from "./Picture.module.css";

const words = phoneStrings.bubble;
const { kinds } = strings.thread;

export interface PictureProps {
  media: PhoneMedia;
  /** A sticker stands without a frame. */
  sticker?: boolean;
}

export function Picture({ media, sticker = false }: PictureProps) {
  if (media.mime.startsWith("image/")) return <Image media={media} sticker={sticker} />;
  if (media.mime.startsWith("video/"))
    return (
      <video
        className={classes.video}
        src={media.url}
        controls
        preload="metadata"
        aria-label={media.filename ?? kinds.video}
      />
    );
  return <Document media={media} />;
}

function Image({ media, sticker }: { media: PhoneMedia; sticker: boolean }) {
  const [opened, viewer] = useDisclosure(false);
  const name = media.filename ?? (sticker ? kinds.sticker : kinds.image) ?? "";
  return (
    <>
      <button
        type="button"
        className={sticker ? classes.sticker : classes.picture}
        aria-label={words.openPicture(name)}
        onClick={viewer.open}
      >
        <img src={media.url} alt="" loading="lazy" decoding="async" />
        <IconPhotoOff aria-hidden size={22} stroke={1.5} />
      </button>
      {opened ? (
        <Sheet full title={name} onClose={viewer.close}>
          <div className={classes.viewer}>
            <img src={media.url} alt={name} />
            <span>{fileSize(media.size)}</span>
          </div>
        </Sheet>
      ) : null}
    </>
  );
}

function Document({ media }: { media: PhoneMedia }) {
  const name = media.filename ?? kinds.document;
  return (
    <a className={classes.file} href={media.url} target="_blank" rel="noreferrer">
      <span className={classes.sign} data-pdf={media.mime === "application/pdf" || undefined}>
        {ending(media) ?? <IconFile aria-hidden size={18} stroke={1.75} />}
      </span>
      <span className={classes.about}>
        <span className="tl-cut" dir="auto">
          {name}
        </span>
        <small>{fileSize(media.size)}</small>
      </span>
    </a>
  );
}

/** "PDF" of order.pdf; null where a name has none that fits the sign. */
const ending = ({ filename }: PhoneMedia): string | null =>
  /\.([a-z0-9]{2,4})$/iu.exec(filename ?? "")?.[1]?.toUpperCase() ?? null;
