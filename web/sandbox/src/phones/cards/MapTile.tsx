// A place as a small drawn map with a pin.
import { IconMapPinFilled } from "@tabler/icons-react";
import { useMemo } from "react";
import { phoneStrings } from "../strings";
import classes from "./MapTile.module.css";
import { mapTile, tileHeight, tileWidth } from "./mapTile";

export interface MapTileProps {
  latitude: number;
  longitude: number;
  name: string;
}

export function MapTile({ latitude, longitude, name }: MapTileProps) {
  const tile = useMemo(() => mapTile(latitude, longitude), [latitude, longitude]);
  return (
    <div className={classes.tile} role="img" aria-label={phoneStrings.card.map(name)}>
      <svg viewBox={`0 0 ${tileWidth} ${tileHeight}`} preserveAspectRatio="xMidYMid slice" aria-hidden>
        {tile.parks.map(([x, y, width, height]) => (
          <rect key={`${x} ${y}`} className={classes.park} x={x} y={y} width={width} height={height} rx={4} />
        ))}
        {tile.lanes.map((path) => (
          <path key={path} className={classes.lane} d={path} />
        ))}
        {tile.river ? <path className={classes.river} d={tile.river} /> : null}
        {tile.avenues.map((path) => (
          <path key={path} className={classes.avenue} d={path} />
        ))}
      </svg>
      <IconMapPinFilled className={classes.pin} size={30} aria-hidden />
    </div>
  );
}
