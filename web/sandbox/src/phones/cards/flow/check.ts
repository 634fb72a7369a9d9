// What keeps a person on a screen: what is missing, and what is filled in wrongly. Pure.
import { phoneStrings } from "../../strings";
import type { Part } from "./drawing";
import type { Values } from "./expression";

const words = phoneStrings.flow.wrong;

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Everything required has an answer. */
export const complete = (parts: Part[], form: Values): boolean =>
  parts.every((part) => !("name" in part) || !part.required || !part.enabled || !isEmpty(form[part.name]));

/** By the fields' names; the first mistake of each. */
export function mistakes(parts: Part[], form: Values): Record<string, string> {
  const found: Record<string, string> = {};
  for (const part of parts) {
    if (!("name" in part) || !part.enabled) continue;
    const value = form[part.name];
    const why = isEmpty(value) ? (part.required ? words.required : null) : mistake(part, value);
    if (why) found[part.name] = why;
  }
  return found;
}

function mistake(part: Part, value: unknown): string | null {
  switch (part.kind) {
    case "input":
      return inputMistake(part, String(value));
    case "area":
      return String(value).length > part.max ? words.long(part.max) : null;
    case "choices": {
      const count = Array.isArray(value) ? value.length : 0;
      if (count < part.min) return words.few(part.min);
      return part.max !== null && count > part.max ? words.many(part.max) : null;
    }
    case "date":
      return dateMistake(part, value);
    default:
      return null;
  }
}

function inputMistake(part: Extract<Part, { kind: "input" }>, text: string): string | null {
  if (part.min !== null && text.length < part.min) return words.short(part.min);
  if (text.length > part.max) return words.long(part.max);
  if (part.look === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)) return words.email;
  if (part.look === "number" && !Number.isFinite(Number(text))) return words.number;
  if (part.look === "passcode" && !/^\d+$/u.test(text)) return words.digits;
  if (part.look === "phone" && !/^\+?[\d\s()-]{4,}$/u.test(text)) return words.phone;
  return part.pattern && !part.pattern.test(text) ? (part.error ?? words.pattern) : null;
}

function dateMistake(part: Extract<Part, { kind: "date" }>, value: unknown): string | null {
  const days = typeof value === "string" ? [value] : Object.values(value as Values).map(String);
  if (part.min && days.some((day) => day < String(part.min))) return words.early(part.min);
  if (part.max && days.some((day) => day > String(part.max))) return words.late(part.max);
  if (days.some((day) => part.never.includes(day))) return words.never;
  const [from, to] = days;
  return part.range && from && to && to < from ? words.backwards : null;
}
