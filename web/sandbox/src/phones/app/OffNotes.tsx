// What coexistence switched off, each with its reason.
import { IconCircleOff } from "@tabler/icons-react";
import type { AppState } from "../../api/app";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";

const words = phoneStrings.app.features;

export interface OffNotesProps {
  app: AppState;
  /** The features to tell of; none tells all. */
  features?: readonly string[];
}

export function OffNotes({ app, features }: OffNotesProps) {
  const told = app.switched_off.filter(({ feature }) => !features || features.includes(feature));
  if (told.length === 0) return null;
  return (
    <ul className={classes.off}>
      {told.map(({ feature, why }) => (
        <li key={feature}>
          <IconCircleOff size={16} stroke={1.75} aria-hidden />
          <span>
            <b>{words[feature] ?? feature}</b>
            <small>{why}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
