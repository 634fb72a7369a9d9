// The picture or file of a message. What is not here yet, or gone, says so in its place.
import { IconFile, IconMicrophone, IconPhoto, IconVideo, type TablerIcon } from "@tabler/icons-react";
import { strings } from "../strings";
import { fileSize } from "../time/time";
import classes from "./MediaCard.module.css";

export interface MediaView {
  kind: "image" | "video" | "audio" | "sticker" | "document";
  url: string | null;
  mime: string;
  filename?: string | null | undefined;
  size?: number | null | undefined;
  alt?: string | undefined;
  /** Known, but not downloaded yet. */
  pending?: boolean | undefined;
  /** Opens a picture in the page's own viewer; without it a picture is a link to a new tab. */
  onOpen?: (() => void) | undefined;
  /** Why there is nothing to open; stands in place of "not available". */
  note?: string | null | undefined;
}

const icons: Record<MediaView["kind"], TablerIcon> = {
  image: IconPhoto,
  video: IconVideo,
  audio: IconMicrophone,
  sticker: IconPhoto,
  document: IconFile,
};

export function MediaCard({ media }: { media: MediaView }) {
  const name = media.alt ?? strings.media[media.kind];
  if (media.kind === "document" || !media.url) return <FileCard media={media} />;
  const props = { src: media.url, controls: true, preload: "metadata", "aria-label": name };
  if (media.kind === "video") return <video className={classes.picture} {...props} />;
  if (media.kind === "audio") return <audio className={classes.audio} {...props} />;
  const picture = (
    <img className={classes.picture} src={media.url} alt={name} loading="lazy" decoding="async" />
  );
  if (media.onOpen)
    return (
      <button
        type="button"
        className={classes.frame}
        aria-label={strings.media.open(name)}
        onClick={media.onOpen}
      >
        {picture}
      </button>
    );
  return (
    <a
      className={classes.frame}
      href={media.url}
      target="_blank"
      rel="noreferrer"
      aria-label={strings.media.open(name)}
    >
      {picture}
    </a>
  );
}

function FileCard({ media }: { media: MediaView }) {
  const Icon = icons[media.kind];
  const ending = media.filename?.includes(".") ? media.filename.split(".").pop()?.toUpperCase() : undefined;
  const facts = [
    media.size == null ? null : fileSize(media.size),
    media.url ? null : (media.note ?? (media.pending ? strings.media.loading : strings.media.missing)),
  ].filter(Boolean);
  const inside = (
    <>
      <span className={classes.sign} data-pdf={ending === "PDF" || undefined} aria-hidden>
        {media.kind === "document" && ending && ending.length <= 4 ? (
          ending
        ) : (
          <Icon size={18} stroke={1.75} />
        )}
      </span>
      <span className={classes.words}>
        <span className={`${classes.name} tl-cut`} dir="auto">
          {media.filename ?? strings.media[media.kind]}
        </span>
        {facts.length > 0 ? <span className={classes.facts}>{facts.join(" · ")}</span> : null}
      </span>
    </>
  );
  if (!media.url) return <span className={classes.file}>{inside}</span>;
  return (
    <a className={classes.file} href={media.url} target="_blank" rel="noreferrer">
      {inside}
    </a>
  );
}
