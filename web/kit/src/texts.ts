/**
 * The words of the pages, in the language that is spoken: Fluent files of `texts/`, read before any module that says
 * something. Another language begins with the page loaded anew, so a word may be kept in a constant.
 */
import { FluentBundle, FluentResource } from "@fluent/bundle";

export interface Language {
  /** Folder of `texts/`, and the value of `lang`. */
  tag: "en" | "es" | "pt" | "hi" | "id" | "ar";
  /** Its own name, as whoever reads nothing else looks for it. */
  name: string;
  /** How Intl writes dates and numbers; digits stay those of phone numbers. */
  locale: string;
  direction: "ltr" | "rtl";
}

const ENGLISH: Language = { tag: "en", name: "English", locale: "en-GB", direction: "ltr" };

export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  { tag: "es", name: "Español", locale: "es", direction: "ltr" },
  { tag: "pt", name: "Português", locale: "pt-BR", direction: "ltr" },
  { tag: "hi", name: "हिन्दी", locale: "hi-IN-u-nu-latn", direction: "ltr" },
  { tag: "id", name: "Bahasa Indonesia", locale: "id", direction: "ltr" },
  { tag: "ar", name: "العربية", locale: "ar-u-nu-latn", direction: "rtl" },
];

let spoken = ENGLISH;
let bundle = new FluentBundle(ENGLISH.locale);

/** The language of a tag or a browser's wish ("pt-PT" is served by "pt"); undefined: none of ours. */
export function languageOf(wish: string): Language | undefined {
  const [tag = ""] = wish.toLowerCase().split("-");
  return LANGUAGES.find((language) => language.tag === tag);
}

/** From here on `say` speaks this language. `sources`: its Fluent files. */
export function speak(language: Language, sources: readonly string[]): void {
  spoken = language;
  // Marks around names keep a left-to-right name from turning a right-to-left sentence over.
  bundle = new FluentBundle(language.locale, { useIsolating: language.direction === "rtl" });
  for (const source of sources) bundle.addResource(new FluentResource(source));
}

export const language = (): Language => spoken;
/** For Intl. */
export const locale = (): string => spoken.locale;

/** A text by its id; the id itself if the language lacks it, so that its absence is seen. */
export function say(id: string, values?: Record<string, string | number>): string {
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, values, []) : id;
}

/** What a text asks of a value it can do without. */
export const given = (value: unknown): "yes" | "no" =>
  value === null || value === undefined || value === "" || value === false ? "no" : "yes";

/** "one, two", in the manner of the language. */
export const sayList = (values: readonly string[]): string =>
  new Intl.ListFormat(spoken.locale, { type: "unit", style: "short" }).format(values);

/** What stands side by side without being a sentence: "since 9:00, 3 people". */
export const beside = (...parts: readonly string[]): string =>
  parts.length === 0 ? "" : parts.reduce((first, second) => say("kit-beside", { first, second }));

/** 1,234 in the manner of the language. */
export const figure = (value: number): string => new Intl.NumberFormat(spoken.locale).format(value);
