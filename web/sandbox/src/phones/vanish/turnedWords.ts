// The line in a chat that says how long its messages stay. Pure.
import type { Turned } from "../../api/types";
import { vanishStrings } from "./strings";

const words = vanishStrings.turned;

export function turnedWords({ by, after }: Turned, title: string): string {
  if (by === "connection") return words.connection;
  const who = by === "me" ? words.you : title;
  return after === null ? words.off(who) : words.on(who, after);
}
