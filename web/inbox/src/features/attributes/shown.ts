/** How a value is shown that is kept in the one spelling of its kind. */

import type { AttributeKind } from "@twinline/api";
import { locale } from "@twinline/kit/texts";
import { words } from "./words";

/** Empty: there is none. */
export function shown(kind: AttributeKind, value: string): string {
  if (value === "") return "";
  if (kind === "yes_no") return value === "yes" ? words.yes : words.no;
  if (kind === "date") return day(value) ?? value;
  if (kind === "number") return grouped(value);
  return value;
}

/** "23 November 2026" */
function day(value: string): string | null {
  const ms = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(ms);
}

/** "1,234,567.5". By its digits: a number may have more of them than JavaScript's hold. */
function grouped(value: string): string {
  const [whole = "", part] = value.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? groups : `${groups}.${part}`;
}
