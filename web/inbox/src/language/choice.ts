/** Which language a page speaks: what was chosen on this device, else the first of the browser's that is ours, else English. */
import { LANGUAGES, type Language, languageOf } from "@twinline/kit/texts";

const KEY = "twinline-language";

export function chosenLanguage(): Language {
  const wishes = [localStorage.getItem(KEY) ?? "", ...navigator.languages];
  const [english] = LANGUAGES as [Language];
  return wishes.map(languageOf).find((language) => language !== undefined) ?? english;
}

/** Kept on this device. The page is loaded anew by whoever calls. */
export function chooseLanguage(tag: Language["tag"]): void {
  localStorage.setItem(KEY, tag);
}
