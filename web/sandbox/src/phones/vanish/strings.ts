// What is said of what does not stay: disappearing messages, files that open once, live locations.
import type { DisappearAfter } from "../../api/types";

export const spans: Record<DisappearAfter, string> = { day: "24 hours", week: "7 days", quarter: "90 days" };

export const vanishStrings = {
  title: "Disappearing messages",
  off: "Off",
  after: (after: DisappearAfter) => `After ${spans[after]}`,
  on: (after: DisappearAfter) => `Messages disappear after ${spans[after]}`,
  hint: "For what either side writes from now on. What was said before stays.",
  turned: {
    on: (who: string, after: DisappearAfter) => `${who} set new messages to disappear after ${spans[after]}.`,
    off: (who: string) => `${who} turned off disappearing messages. What is written stays.`,
    connection: "Connecting the number to the API turned off disappearing messages. What is written stays.",
    you: "You",
  },
  disappears: (when: string) => `Disappears ${when}`,
  once: {
    choose: "View once",
    chosen: "It opens once",
    open: (kind: string) => `Open once: ${kind}`,
    closed: (kind: string) => `${kind}, opens once`,
    opened: "Opened",
    gone: "Closed, it cannot be opened again.",
  },
  live: {
    label: "How long it is told",
    place: "This place only",
    minutes: { 15: "Live, for 15 minutes", 60: "Live, for 1 hour", 480: "Live, for 8 hours" },
    until: (when: string) => `Live until ${when}`,
    over: "Live location, ended",
  },
};
