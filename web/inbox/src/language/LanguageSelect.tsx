/** The languages, each by its own name; choosing one loads the page anew in it. */
import { NativeSelect } from "@mantine/core";
import { LANGUAGES, type Language, language, languageOf } from "@twinline/kit/texts";
import { strings } from "../strings";
import { chooseLanguage } from "./choice";

export interface LanguageSelectProps {
  /** Before the page is loaded anew; if it fails, the language stays. */
  before?: (tag: Language["tag"]) => Promise<void>;
  withLabel?: boolean;
  className?: string;
}

export function LanguageSelect({ before, withLabel = false, className }: LanguageSelectProps) {
  const choose = async (wish: string) => {
    const next = languageOf(wish);
    if (!next) return;
    try {
      await before?.(next.tag);
    } catch {
      // Said where it failed.
      return;
    }
    chooseLanguage(next.tag);
    location.reload();
  };
  return (
    <NativeSelect
      {...(className ? { className } : {})}
      {...(withLabel ? { label: strings.language.label } : { "aria-label": strings.language.label })}
      value={language().tag}
      onChange={(event) => void choose(event.currentTarget.value)}
      data={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name }))}
    />
  );
}
