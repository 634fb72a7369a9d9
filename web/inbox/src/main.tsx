/** The page's beginning: the language first, then everything that speaks it. In development, `VITE_STAND_IN=1` puts a stand-in where the platform would be. */
import { createRoot } from "react-dom/client";
import { beginLanguage } from "./language/begin";

async function begin(): Promise<void> {
  if (import.meta.env.DEV && import.meta.env.VITE_STAND_IN) {
    const { install } = await import("./dev/install");
    Object.assign(globalThis, { twinline: install(!location.pathname.startsWith("/sign-in")) });
  }
  await beginLanguage();
  const { App } = await import("./App");
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
}

void begin();
