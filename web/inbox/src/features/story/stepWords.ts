/** One step of a message's story in words. Pure. */
import type { MessageStory, StoryStep } from "@twinline/api";
import { authorWords } from "../thread/origin";
import { words } from "./words";

export function stepWords(step: StoryStep): string {
  const incoming = step.side === "in";
  const side = incoming ? words.customer : words.business;
  const who = step.by ? authorWords(step.by, words.customer).name : null;
  switch (step.what) {
    case "written":
      return words.written(who ?? words.business);
    case "due":
      return words.due;
    case "called":
      return words.called(step.attempt ?? 1);
    case "said":
      return incoming ? words.saidIn : words.saidOut;
    case "heard":
      return words.heard;
    case "file_here":
      return words.fileHere;
    case "sent":
      return words.sent;
    case "delivered":
      return words.delivered;
    case "read":
      return words.read;
    case "played":
      return words.played;
    case "failed":
      return words.deliveryFailed;
    case "ended":
      return words.outcome[step.outcome ?? "cancelled"];
    case "edited":
      return incoming ? words.editedIn : words.editedOut;
    case "revoked":
      return incoming ? words.revokedIn : words.revokedOut;
    case "reacted":
      return step.emoji ? words.reacted(side, step.emoji) : words.unreacted(side);
    case "marked_automatic":
      return words.automatic(who);
  }
}

/** What came of a step, and what to do: one sentence each. */
export function stepDetail({ what, outcome, reason }: StoryStep): string | null {
  const came = what === "called" && outcome ? words.outcome[outcome] : null;
  const told = [came, reason?.sentence, reason?.remedy].filter(Boolean);
  return told.length > 0 ? told.join(" ") : null;
}

export function priceWords({ billable, category }: MessageStory): string | null {
  if (billable === null) return null;
  return billable ? words.charged(category) : words.free(category);
}
