// A template as customers would see it, filled in with its examples; what has none keeps its braces.
import type { Action, OfferCard } from "../api/cards";
import { accountStrings } from "./strings";
import type { Component, TemplateButton } from "./types";

const words = accountStrings.templates;

export function previewOf(components: Component[]): OfferCard {
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const [header, body, footer] = [part("HEADER"), part("BODY"), part("FOOTER")];
  const minutes = footer?.code_expiration_minutes;
  const format = header?.format?.toUpperCase();
  const headerText =
    format && format !== "TEXT" ? (words.formats[format] ?? format) : filled(header, "header");
  return {
    type: "offer",
    header: headerText ? { text: headerText, media: null } : null,
    body: bodyText(body),
    footer: footer?.text ?? (minutes ? words.authentication.expires(minutes) : null),
    actions: (part("BUTTONS")?.buttons ?? []).map(action),
    cards: (part("CAROUSEL")?.cards ?? []).map((card) => previewOf(card.components)),
  };
}

/** Authentication has words of Meta's own. */
function bodyText(body: Component | undefined): string | null {
  if (!body || body.text) return filled(body, "body");
  const advice = body.add_security_recommendation ? ` ${words.authentication.advice}` : "";
  return words.authentication.body + advice;
}

function filled(component: Component | undefined, place: "header" | "body"): string | null {
  if (!component?.text) return null;
  const examples = examplesOf(component.example ?? {}, place);
  return component.text.replace(/\{\{\s*(\w+)\s*\}\}/gu, (braces, name) => examples.get(name) ?? braces);
}

/** Examples by number are listed (a body's once more within a list), those by name are named. */
function examplesOf(example: Record<string, unknown>, place: "header" | "body"): Map<string, string> {
  const listed = example[`${place}_text`];
  const row: unknown =
    place === "body" && Array.isArray(listed) && Array.isArray(listed[0]) ? listed[0] : listed;
  const byNumber = Array.isArray(row)
    ? row.map((text, at): [string, string] => [`${at + 1}`, `${text}`])
    : [];
  const named = example[`${place}_text_named_params`];
  const byName = Array.isArray(named)
    ? named.map((one: { param_name?: string; example?: string }): [string, string] => [
        `${one.param_name}`,
        `${one.example}`,
      ])
    : [];
  return new Map([...byNumber, ...byName]);
}

/** Nothing can be tapped here, so that only kind and words matter. */
function action(button: TemplateButton, at: number): Action {
  const title = button.text ?? words.authentication.copy;
  switch (button.type.toUpperCase()) {
    case "URL":
      return { kind: "url", title, url: button.url ?? "" };
    case "PHONE_NUMBER":
      return { kind: "call", title, phone: button.phone_number ?? "" };
    case "COPY_CODE":
    case "OTP":
      return { kind: "copy", title, code: "" };
    case "FLOW":
      return { kind: "flow", id: `${at}`, title, ended: null };
    case "CATALOG":
    case "MPM":
    case "SPM":
      return { kind: "catalog", title, products: [] };
    default:
      return { kind: "reply", id: `${at}`, title };
  }
}
