// A place somebody sent.
import type { ReactNode } from "react";
import type { LocationCard } from "../../api/cards";
import { phoneStrings } from "../strings";
import classes from "./cards.module.css";
import { MapTile } from "./MapTile";

const words = phoneStrings.card;

export function LocationView({ card, meta }: { card: LocationCard; meta: ReactNode }) {
  const where = words.coordinates(card.latitude, card.longitude);
  return (
    <>
      <div className={classes.bleed}>
        <MapTile latitude={card.latitude} longitude={card.longitude} name={card.name ?? where} />
      </div>
      <div className={classes.words}>
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
