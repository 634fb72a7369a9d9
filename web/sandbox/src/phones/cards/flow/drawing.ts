// Flow JSON as it comes, and what a screen shows of it once everything is filled in.

export type Json = Record<string, unknown>;

/** A flow's JSON, as far as it can be counted on: the rest is looked at where it is used. */
export interface Drawing {
  version: number;
  screens: Screen[];
}

export interface Screen {
  id: string;
  title: string;
  terminal: boolean;
  /** Going back to it asks the endpoint. */
  refreshes: boolean;
  data: Json;
  children: Json[];
}

/** What a button, a link or a choice does. */
export type Action =
  | { name: "navigate"; next: string; payload: Json }
  | { name: "complete" | "data_exchange" | "update_data"; payload: Json }
  | { name: "open_url"; url: string };

export interface Option {
  id: string;
  title: string;
  description: string | null;
  metadata: string | null;
  enabled: boolean;
  picture: string | null;
}

interface Named {
  name: string;
  label: string;
  required: boolean;
  enabled: boolean;
  helper: string | null;
  /** The business's words about what was filled in. */
  error: string | null;
}

export type TextLook = "heading" | "subheading" | "body" | "caption";
export type InputLook = "text" | "number" | "email" | "password" | "passcode" | "phone";

export type Part =
  | { kind: "text"; look: TextLook; text: string; weight: string | null; struck: boolean; rich: boolean }
  | { kind: "pictures"; pictures: { src: string; alt: string }[]; height: number | null }
  | (Named & { kind: "input"; look: InputLook; min: number | null; max: number; pattern: RegExp | null })
  | (Named & { kind: "area"; max: number })
  | (Named & { kind: "choice"; look: "radio" | "dropdown"; options: Option[]; onSelect: Action | null })
  | (Named & {
      kind: "choices";
      look: "boxes" | "chips";
      options: Option[];
      min: number;
      max: number | null;
      onSelect: Action | null;
    })
  | (Named & { kind: "date"; range: boolean; min: string | null; max: string | null; never: string[] })
  | (Named & { kind: "optin"; action: Action | null })
  | { kind: "link"; text: string; action: Action | null }
  | { kind: "list"; label: string | null; items: (Option & { action: Action | null })[] }
  /** Something the phone does not draw. */
  | { kind: "other"; type: string };

export interface Footer {
  label: string;
  enabled: boolean;
  captions: string[];
  action: Action | null;
}

/** A screen with everything in it filled in. */
export interface Shown {
  title: string;
  parts: Part[];
  footer: Footer | null;
  /** What the developer wants to know: expressions that cannot be read, data that is missing. */
  notes: string[];
}

export const asJson = (value: unknown): Json =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};
export const asRows = (value: unknown): Json[] => (Array.isArray(value) ? value.map(asJson) : []);
export const asText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(asText).join("\n");
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
};
export const asWord = (value: unknown): string | null => asText(value) || null;

/** Null if there is nothing to draw. */
export function readDrawing(read: unknown): Drawing | null {
  const json = asJson(read);
  const screens = asRows(json.screens).map(
    (screen): Screen => ({
      id: asText(screen.id),
      title: asText(screen.title),
      terminal: screen.terminal === true,
      refreshes: screen.refresh_on_back === true,
      data: asJson(screen.data),
      children: asRows(asJson(screen.layout).children),
    }),
  );
  return screens.length > 0 ? { version: Number.parseFloat(asText(json.version)) || 0, screens } : null;
}
