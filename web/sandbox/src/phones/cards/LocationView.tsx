// A place somebody sent.
import type { ReactNode } from "react";
import type { LocationCard } from "../../api/cards";
import { phoneStrings } from "../strings";
import { LiveNote } from "../vanish/LiveNote";
import classes from "./cards.module.css";
import { MapTile } from "./MapTile";

const words = phoneStrings.card;

export interface LocationViewProps {
  card: LocationCard;
  /** Until when it is told anew. */
  live?: number | null;
  meta: ReactNode;
}

export function LocationView({ card, live = null, meta }: LocationViewProps) {
  const where = words.coordinates(card.latitude, card.longitude);
  return (
    <>
      <div className={classes.bleed}>
        <MapTile latitude={card.latitude} longitude={card.longitude} name={card.name ?? where} />
      </div>
      <div className={classes.words}>
        {live === null ? null : (
          <span className={classes.block}>
            <LiveNote until={live} />
          </span>
        )}
        {card.name ? (
          <b dir="auto" className={classes.block}>
            {card.name}
          </b>
        ) : null}
        {card.address ? (
          <span dir="auto" className={classes.dim}>
            {card.address}
          </span>
        ) : null}
        {card.name || card.address ? null : <span className={classes.dim}>{where}</span>}
        {meta}
      </div>
    </>
  );
}
