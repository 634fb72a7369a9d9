/** The page's beginning. In development, `VITE_STAND_IN=1` puts a stand-in where the platform would be. */
import { createRoot } from "react-dom/client";
import { App } from "./App";

async function begin(): Promise<void> {
  if (import.meta.env.DEV && import.meta.env.VITE_STAND_IN) {
    const { install } = await import("./dev/install");
    Object.assign(globalThis, { twinline: install(!location.pathname.startsWith("/sign-in")) });
  }
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
}

void begin();
