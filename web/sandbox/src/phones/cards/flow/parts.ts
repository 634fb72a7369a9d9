// What a screen's components come to: branches taken, references filled in, what is not visible left out. Pure.
import {
  type Action,
  asJson,
  asRows,
  asText,
  asWord,
  type Footer,
  type InputLook,
  type Json,
  type Option,
  type Part,
  type Screen,
  type Shown,
  type TextLook,
} from "./drawing";
import { ExpressionError, filled, holds, type Scope } from "./expression";

const texts: Record<string, TextLook> = {
  TextHeading: "heading",
  TextSubheading: "subheading",
  TextBody: "body",
  TextCaption: "caption",
};
const inputs: readonly string[] = ["text", "number", "email", "password", "passcode", "phone"];
/** WhatsApp's. */
const inputMax = 80;
const areaMax = 600;

/** What a screen shows now. */
export function show(screen: Screen, scope: Scope): Shown {
  const notes: string[] = missing(screen, scope);
  const reader = new Reader(scope, notes);
  reader.read(screen.children, {}, {});
  const title = asText(reader.fill(screen.title, "title"));
  return { title, parts: reader.parts, footer: reader.footer, notes: [...new Set(notes)] };
}

/** Data that the screen declares and nobody gave it. */
function missing(screen: Screen, scope: Scope): string[] {
  const names = Object.keys(screen.data).filter((name) => scope.data[name] === undefined);
  return names.map((name) => `data.${name} is declared, but was not given`);
}

class Reader {
  readonly parts: Part[] = [];
  footer: Footer | null = null;
  readonly #scope: Scope;
  readonly #notes: string[];

  constructor(scope: Scope, notes: string[]) {
    this.#scope = scope;
    this.#notes = notes;
  }

  /** A property filled in; undefined if it cannot be. */
  fill(written: unknown, what: string): unknown {
    try {
      return filled(written, this.#scope);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#notes.push(`${what}: ${error.message}`);
      return undefined;
    }
  }

  #holds(written: unknown, what: string): boolean {
    try {
      return holds(written, this.#scope);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.#notes.push(`${what}: ${error.message}`);
      return false;
    }
  }

  read(children: Json[], errors: Json, form: Json) {
    for (const child of children) {
      const type = asText(child.type);
      if (child.visible !== undefined && !this.#holds(child.visible, `${type}.visible`)) continue;
      if (type === "Form") {
        const told = asJson(this.fill(child["error-messages"], "Form.error-messages"));
        this.read(asRows(child.children), told, child);
      } else if (type === "If") {
        const branch = this.#holds(child.condition, "If.condition") ? child.then : child.else;
        this.read(asRows(branch), errors, form);
      } else if (type === "Switch") {
        const cases = asJson(child.cases);
        const value = asText(this.fill(child.value, "Switch.value"));
        const chosen = Object.hasOwn(cases, value) ? cases[value] : cases.default;
        this.read(asRows(chosen), errors, form);
      } else if (type === "Footer") {
        this.footer = this.#footer(child);
      } else {
        this.parts.push(this.#part(type, child, errors));
      }
    }
  }

  #footer(child: Json): Footer {
    const read = (name: string) => asWord(this.fill(child[name], `Footer.${name}`));
    const captions = ["left-caption", "center-caption", "right-caption"].map(read);
    return {
      label: read("label") ?? "",
      enabled: child.enabled === undefined || this.#holds(child.enabled, "Footer.enabled"),
      captions: captions.filter((caption) => caption !== null),
      action: actionOf(child["on-click-action"]),
    };
  }

  #part(type: string, child: Json, errors: Json): Part {
    const get = (name: string) => this.fill(child[name], `${type}.${name}`);
    const look = texts[type];
    if (look)
      return {
        kind: "text",
        look,
        text: asText(get("text")),
        weight: asWord(get("font-weight")),
        struck: get("strikethrough") === true,
        rich: get("markdown") === true,
      };
    const name = asText(child.name);
    const named = {
      name,
      label: asText(get("label")),
      required: child.required !== undefined && this.#holds(child.required, `${type}.required`),
      enabled: child.enabled === undefined || this.#holds(child.enabled, `${type}.enabled`),
      helper: asWord(get("helper-text")) ?? asWord(get("description")),
      error: asWord(errors[name]) ?? asWord(get("error-message")),
    };
    const onSelect = actionOf(child["on-select-action"]);
    switch (type) {
      case "RichText":
        return {
          kind: "text",
          look: "body",
          text: asText(get("text")),
          weight: null,
          struck: false,
          rich: true,
        };
      case "Image":
        return {
          kind: "pictures",
          pictures: [{ src: picture(get("src")), alt: asText(get("alt-text")) }],
          height: numberOf(get("height")),
        };
      case "ImageCarousel":
        return {
          kind: "pictures",
          pictures: asRows(get("images")).map((one) => ({
            src: picture(one.src),
            alt: asText(one["alt-text"]),
          })),
          height: null,
        };
      case "TextInput": {
        const look = asText(get("input-type"));
        return {
          ...named,
          kind: "input",
          look: inputs.includes(look) ? (look as InputLook) : "text",
          min: numberOf(get("min-chars")),
          max: numberOf(get("max-chars")) ?? inputMax,
          pattern: patternOf(get("pattern")),
        };
      }
      case "TextArea":
        return { ...named, kind: "area", max: numberOf(get("max-length")) ?? areaMax };
      case "Dropdown":
      case "RadioButtonsGroup": {
        const options = asRows(get("data-source")).map(optionOf);
        return {
          ...named,
          kind: "choice",
          look: type === "Dropdown" ? "dropdown" : "radio",
          options,
          onSelect,
        };
      }
      case "CheckboxGroup":
      case "ChipsSelector":
        return {
          ...named,
          kind: "choices",
          look: type === "ChipsSelector" ? "chips" : "boxes",
          options: asRows(get("data-source")).map(optionOf),
          min: numberOf(get("min-selected-items")) ?? 0,
          max: numberOf(get("max-selected-items")),
          onSelect,
        };
      case "DatePicker":
      case "CalendarPicker": {
        const labels = get("label");
        return {
          ...named,
          label: typeof labels === "object" ? asText(asJson(labels)["start-date"]) : named.label,
          kind: "date",
          range: get("mode") === "range",
          min: dayOf(get("min-date")),
          max: dayOf(get("max-date")),
          never: (Array.isArray(get("unavailable-dates")) ? (get("unavailable-dates") as unknown[]) : [])
            .map(dayOf)
            .filter((day) => day !== null),
        };
      }
      case "OptIn":
        return { ...named, kind: "optin", action: actionOf(child["on-click-action"]) };
      case "EmbeddedLink":
        return { kind: "link", text: asText(get("text")), action: actionOf(child["on-click-action"]) };
      case "NavigationList":
        return {
          kind: "list",
          label: asWord(get("label")),
          items: asRows(get("list-items")).map((item) => ({
            ...optionOf({ ...item, ...asJson(item["main-content"]), image: asJson(item.start).image }),
            // An item's own action goes before the list's.
            action: actionOf(item["on-click-action"] ?? child["on-click-action"]),
          })),
        };
      default:
        return { kind: "other", type };
    }
  }
}

/** Its payload stays as written: it is filled in when it is used. */
export function actionOf(written: unknown): Action | null {
  const action = asJson(written);
  const payload = asJson(action.payload);
  switch (action.name) {
    case "navigate":
      return { name: "navigate", next: asText(asJson(action.next).name), payload };
    case "complete":
    case "data_exchange":
    case "update_data":
      return { name: action.name, payload };
    case "open_url":
      return { name: "open_url", url: asText(action.url) };
    default:
      return null;
  }
}

function optionOf(row: Json): Option {
  const id = asText(row.id);
  return {
    id,
    title: asText(row.title) || id,
    description: asWord(row.description),
    metadata: asWord(row.metadata),
    enabled: row.enabled !== false,
    picture: row.image ? picture(row.image) : null,
  };
}

/** Pictures come as base64 without a word about their format. */
function picture(src: unknown): string {
  const text = asText(src).replace(/\s+/gu, "");
  if (text.startsWith("data:image/")) return text;
  const kind = text.startsWith("iVBOR") ? "png" : text.startsWith("UklGR") ? "webp" : "jpeg";
  return `data:image/${kind};base64,${text}`;
}

const numberOf = (value: unknown): number | null => {
  const number = Number(value);
  return value === undefined || value === null || value === "" || !Number.isFinite(number) ? null : number;
};

function patternOf(value: unknown): RegExp | null {
  if (typeof value !== "string" || value === "") return null;
  try {
    return new RegExp(`^(?:${value})$`, "u");
  } catch {
    return null;
  }
}

/** Days are `YYYY-MM-DD`, before version 5 milliseconds as text. */
export function dayOf(value: unknown): string | null {
  const text = asText(value);
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return text;
  const at = /^-?\d{1,15}$/u.test(text) ? new Date(Number(text)) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString().slice(0, 10) : null;
}
