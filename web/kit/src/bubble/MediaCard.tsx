// The picture, film, sound or file of a message. What is not here yet, or gone, says so in its place, with the way out,
// in a frame of the same size: nothing jumps when it arrives.
import {
  IconAlertCircle,
  IconCloudDownload,
  IconCloudOff,
  IconFile,
  IconMicrophone,
  IconPhoto,
  IconPlayerPlayFilled,
  IconVideo,
  type TablerIcon,
} from "@tabler/icons-react";
import { useState } from "react";
import { SoundPlayer } from "../sound/SoundPlayer";
import { strings } from "../strings";
import { fileSize } from "../time/time";
import classes from "./MediaCard.module.css";

export interface MediaView {
  kind: "image" | "video" | "audio" | "sticker" | "document";
  url: string | null;
  /** A small picture of it; the original when there is none. */
  preview?: string | null | undefined;
  mime: string;
  filename?: string | null | undefined;
  size?: number | null | undefined;
  alt?: string | undefined;
  /** Opens a picture in the page's own viewer; without it a picture is a link to a new tab. */
  onOpen?: (() => void) | undefined;
  /** Why there is nothing to open yet, or any more. */
  absence?: MediaAbsence | undefined;
}

export interface MediaAbsence {
  /** "coming" will be here by itself; "gone" will not; "failed" may be, if somebody does something. */
  tone: "coming" | "gone" | "failed";
  /** The fact. */
  text: string;
  /** What is known besides, and what to do. */
  detail?: string | undefined;
  action?: { label: string; onClick: () => void; busy?: boolean } | undefined;
}

const icons: Record<MediaView["kind"], TablerIcon> = {
  image: IconPhoto,
  video: IconVideo,
  audio: IconMicrophone,
  sticker: IconPhoto,
  document: IconFile,
};

const absenceIcons: Record<MediaAbsence["tone"], TablerIcon> = {
  coming: IconCloudDownload,
  gone: IconCloudOff,
  failed: IconAlertCircle,
};

export function MediaCard({ media }: { media: MediaView }) {
  // A picture that cannot be drawn is still a file.
  const [broken, setBroken] = useState(false);
  if (!media.url && (media.kind === "image" || media.kind === "video" || media.kind === "sticker"))
    return <Absent media={media} />;
  if (media.kind === "document" || !media.url || broken) return <FileCard media={media} />;
  if (media.kind === "video") return <Film media={media} url={media.url} />;
  if (media.kind === "audio") return <Sound media={media} url={media.url} />;
  return <Picture media={media} url={media.url} onBroken={() => setBroken(true)} />;
}

function nameOf(media: MediaView): string {
  return media.alt ?? strings.media[media.kind];
}

function Picture({ media, url, onBroken }: { media: MediaView; url: string; onBroken: () => void }) {
  const name = nameOf(media);
  const picture = (
    <img
      className={classes.picture}
      src={media.preview ?? url}
      alt={name}
      loading="lazy"
      decoding="async"
      onError={onBroken}
    />
  );
  const props = {
    className: classes.frame,
    "data-kind": media.kind,
    "aria-label": strings.media.open(name),
  };
  if (media.onOpen)
    return (
      <button type="button" {...props} onClick={media.onOpen}>
        {picture}
      </button>
    );
  return (
    <a {...props} href={url} target="_blank" rel="noreferrer">
      {picture}
    </a>
  );
}

/** No decoder of films here, so no still of it either: a plain tile, and the film itself once somebody wants it. */
function Film({ media, url }: { media: MediaView; url: string }) {
  const [playing, setPlaying] = useState(false);
  const name = nameOf(media);
  if (playing)
    return (
      <div className={classes.frame} data-kind="video">
        <video className={classes.film} src={url} controls autoPlay aria-label={name} />
      </div>
    );
  return (
    <button
      type="button"
      className={`${classes.frame} ${classes.tile}`}
      data-kind="video"
      aria-label={strings.media.play(name)}
      onClick={() => setPlaying(true)}
    >
      <span className={classes.play} aria-hidden>
        <IconPlayerPlayFilled size={20} />
      </span>
      <span className={classes.tileWords}>
        {media.filename ?? strings.media.video}
        {media.size == null ? "" : ` · ${fileSize(media.size)}`}
      </span>
    </button>
  );
}

function Sound({ media, url }: { media: MediaView; url: string }) {
  return (
    <div className={classes.sound}>
      <SoundPlayer url={url} size={media.size ?? null} name={media.filename ?? nameOf(media)} />
    </div>
  );
}

/** In the place and size of the picture. */
function Absent({ media }: { media: MediaView }) {
  const { absence } = media;
  const Icon = absence ? absenceIcons[absence.tone] : icons[media.kind];
  const size = media.size == null ? "" : ` · ${fileSize(media.size)}`;
  return (
    <div
      className={`${classes.frame} ${classes.absent}`}
      data-kind={media.kind}
      data-tone={absence?.tone ?? "gone"}
      title={absence?.detail}
    >
      <Icon size={20} stroke={1.75} aria-hidden />
      <b>{absence?.text ?? strings.media.missing}</b>
      <span dir="auto">{absence?.detail ?? `${strings.media[media.kind]}${size}`}</span>
      <Way absence={absence} />
    </div>
  );
}

function Way({ absence }: { absence: MediaAbsence | undefined }) {
  if (!absence?.action) return null;
  const { label, onClick, busy } = absence.action;
  return (
    <button type="button" className={classes.way} onClick={onClick} disabled={busy}>
      {label}
    </button>
  );
}

function FileCard({ media }: { media: MediaView }) {
  const { absence } = media;
  const Icon = icons[media.kind];
  const ending = media.filename?.includes(".") ? media.filename.split(".").pop()?.toUpperCase() : undefined;
  const facts = [
    media.size == null ? null : fileSize(media.size),
    media.url ? null : (absence?.text ?? strings.media.missing),
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
        {facts.length > 0 ? (
          <span className={classes.facts} data-tone={media.url ? undefined : absence?.tone}>
            {facts.join(" · ")}
          </span>
        ) : null}
        {!media.url && absence?.detail ? (
          <span className={classes.facts} dir="auto">
            {absence.detail}
          </span>
        ) : null}
      </span>
      {media.url ? null : <Way absence={absence} />}
    </>
  );
  if (!media.url) return <div className={classes.file}>{inside}</div>;
  return (
    <a className={classes.file} href={media.url} target="_blank" rel="noreferrer">
      {inside}
    </a>
  );
}
