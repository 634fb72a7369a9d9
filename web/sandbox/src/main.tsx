// Starts the page. The bench speaks English, as its scripts and scenarios do; the kit's words are read before it.
import { LANGUAGES, speak } from "@twinline/kit/texts";
import { createRoot } from "react-dom/client";
import words from "../../../texts/en/kit.ftl?raw";

async function begin(): Promise<void> {
  const [english] = LANGUAGES;
  if (english) speak(english, [words]);
  const { Page } = await import("./Page");
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<Page />);
}

void begin();
