/** A place: a pin, what is told of it, its degrees, and the way to a map elsewhere. Nothing is fetched to draw it. */
import { IconExternalLink, IconMapPin } from "@tabler/icons-react";
import type { Place } from "@twinline/api";
import { strings } from "../../../strings";
import { CopyWords } from "./CopyWords";
import classes from "./Parts.module.css";
import { degrees, mapLink, webLink } from "./words";

export function PlacePart({ place }: { place: Place }) {
  const words = strings.thread.shown;
  const { name, address, link } = place;
  const coordinates = degrees(place);
  const page = webLink(link);
  return (
    <div className={classes.place}>
      <span className={classes.pin} aria-hidden>
        <IconMapPin size={22} stroke={1.75} />
      </span>
      <div className={classes.told}>
        <b dir="auto">{name ?? address ?? words.place}</b>
        {name && address ? <span dir="auto">{address}</span> : null}
        <span className={classes.way}>
          <bdi dir="ltr" className={classes.figures}>
            {coordinates}
          </bdi>
          <CopyWords words={coordinates} label={words.copyPlace} />
        </span>
        <span className={classes.links}>
          <a href={mapLink(place)} target="_blank" rel="noreferrer">
            {words.openMap}
            <IconExternalLink size={14} stroke={2} aria-hidden />
          </a>
          {page ? (
            <a href={page} target="_blank" rel="noreferrer">
              {words.openPage}
              <IconExternalLink size={14} stroke={2} aria-hidden />
            </a>
          ) : null}
        </span>
      </div>
    </div>
  );
}
