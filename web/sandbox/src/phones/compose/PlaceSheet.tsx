// Choosing a place to send: one of a few, or any by its coordinates.
import { IconMapPin } from "@tabler/icons-react";
import { type FormEvent, useId, useState } from "react";
import { useApp } from "../../api/appQueries";
import type { LiveMinutes, Place } from "../../api/said";
import { OffNotes } from "../app/OffNotes";
import { MapTile } from "../cards/MapTile";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { vanishStrings } from "../vanish/strings";
import { places, readCoordinates } from "./places";
import classes from "./sheets.module.css";

const words = phoneStrings.place;
const liveWords = vanishStrings.live;

export interface PlaceSheetProps {
  /** It may be told for a while, as one moves. */
  live?: boolean;
  onClose: () => void;
  onSend: (place: Place, minutes?: LiveMinutes) => void;
}

const spans = [15, 60, 480] as const;

export function PlaceSheet({ live = false, onClose, onSend }: PlaceSheetProps) {
  const { data: app } = useApp(live);
  const [minutes, setMinutes] = useState<LiveMinutes | undefined>();
  const [typed, setTyped] = useState("");
  const [name, setName] = useState("");
  const id = useId();
  const own = readCoordinates(typed);
  const send = (place: Place) => {
    onSend(place, minutes);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (own) send({ ...own, name: name.trim() || undefined });
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      {live && app?.coexistence ? <OffNotes app={app} features={["live_location"]} /> : null}
      {live && app && !app.coexistence ? (
        <div className={classes.form}>
          <label>
            {liveWords.label}
            <select
              value={minutes ?? ""}
              onChange={(event) => setMinutes(spans.find((span) => String(span) === event.target.value))}
            >
              <option value="">{liveWords.place}</option>
              {spans.map((span) => (
                <option key={span} value={span}>
                  {liveWords.minutes[span]}
                </option>
              ))}
            </select>
          </label>
        </div>
      ) : null}
      <ul className={classes.choices}>
        {places.map((place) => (
          <li key={place.name}>
            <button type="button" onClick={() => send(place)}>
              <IconMapPin size={18} stroke={1.75} aria-hidden />
              <span>
                {place.name}
                <small>{place.address}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <form id={id} className={classes.form} onSubmit={submit}>
        <label>
          {words.coordinates}
          <input
            value={typed}
            placeholder={words.example}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <label>
          {words.name}
          <input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </label>
        {own ? <MapTile {...own} name={name || typed} /> : null}
        {typed !== "" && !own ? <p className={classes.hint}>{words.wrong}</p> : null}
        <SheetButton look="filled" type="submit" disabled={!own}>
          {words.send}
        </SheetButton>
      </form>
    </Sheet>
  );
}
