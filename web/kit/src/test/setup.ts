// Test set-up shared by every package: unmount after each test, and browser pieces happy-dom lacks.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import { LANGUAGES, speak } from "../texts";

// English, from the very files; before any module of a test says something.
const english = join(import.meta.dirname, "../../../../texts/en");
const [first] = LANGUAGES;
if (first)
  speak(
    first,
    readdirSync(english).map((name) => readFileSync(join(english, name), "utf8")),
  );

afterEach(() => {
  cleanup();
  localStorage.clear();
});

if (!("ResizeObserver" in globalThis)) {
  class NoResizeObserver implements ResizeObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { ResizeObserver: NoResizeObserver });
}

// Autosizing text fields measure again when fonts arrive; here none ever do.
if (document.fonts === undefined) {
  Object.defineProperty(document, "fonts", { value: new EventTarget(), configurable: true });
}
