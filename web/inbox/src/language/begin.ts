/** Fetches the texts of the chosen language, and turns the page the way it is read. */
import { type Language, speak } from "@twinline/kit/texts";
import { chosenLanguage } from "./choice";

/** Address of each Fluent file; a page fetches those of one language. */
const files = import.meta.glob<string>("../../../../texts/*/*.ftl", {
  query: "?url",
  import: "default",
  eager: true,
});

async function texts({ tag }: Language): Promise<string[]> {
  const urls = Object.entries(files).flatMap(([path, url]) => (path.includes(`/${tag}/`) ? [url] : []));
  return Promise.all(
    urls.map(async (url) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.text();
    }),
  );
}

/** To be awaited before any module that says something is loaded. */
export async function beginLanguage(): Promise<void> {
  const language = chosenLanguage();
  document.documentElement.lang = language.locale;
  document.documentElement.dir = language.direction;
  speak(language, await texts(language));
}
