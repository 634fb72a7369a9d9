/** Of several pages of one browser one alone makes sounds: the one that was looked at last. */

const LOCK = "twinline-notices";

/** Begins; the answer tells whether this page is the one, until `end` is called. */
export function beginSpeaker(): { isSpeaker: () => boolean; end: () => void } {
  // Old browsers: each page is its own.
  if (!navigator.locks) return { isSpeaker: () => true, end: () => undefined };
  let holds = false;
  let release: (() => void) | null = null;
  let ended = false;
  const take = (steal: boolean) => {
    const held = () =>
      new Promise<void>((resolve) => {
        if (ended) return resolve();
        holds = true;
        release = resolve;
      });
    navigator.locks
      .request(LOCK, { steal }, held)
      // Another page was looked at: it waits to be the one again.
      .catch(() => {
        holds = false;
        if (!ended) take(false);
      });
  };
  const seen = () => {
    if (document.visibilityState === "visible" && !holds) take(true);
  };
  take(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", seen);
  return {
    isSpeaker: () => holds,
    end: () => {
      ended = true;
      holds = false;
      document.removeEventListener("visibilitychange", seen);
      release?.();
    },
  };
}
