// Test set-up shared by every package: unmount after each test, and browser pieces happy-dom lacks.
import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

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
