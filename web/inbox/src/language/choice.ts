/** Which language a page speaks: what was chosen on this device, else the first of the browser's that is ours, else English. */
import { LANGUAGES, type Language, language, languageOf } from "@twinline/kit/texts";

const KEY = "twinline-language";

export function chosenLanguage(): Language {
  const wishes = [localStorage.getItem(KEY) ?? "", ...navigator.languages];
  const [english] = LANGUAGES as [Language];
  return wishes.map(languageOf).find((language) => language !== undefined) ?? english;
}

/** Somebody's own choice follows them to each device: true if the page has to be loaded anew for it. */
export function followChoice(wish: string | null | undefined): boolean {
  const wished = languageOf(wish ?? "");
  if (!wished || wished === language()) return false;
  chooseLanguage(wished.tag);
  // Where nothing can be kept, the page goes on as it is rather than turning in a circle.
  return chosenLanguage() === wished;
}

/** Kept on this device. The page is loaded anew by whoever calls. */
export function chooseLanguage(tag: Language["tag"]): void {
  localStorage.setItem(KEY, tag);
}
