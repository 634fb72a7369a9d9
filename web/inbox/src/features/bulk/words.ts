/** What is said of several conversations at once. */
import { given, say } from "@twinline/kit/texts";

export const words = {
  bar: say("bulk-bar"),
  count: (n: number) => say("bulk-count", { n }),
  most: (n: number) => say("bulk-most", { n }),
  all: say("bulk-all"),
  resolve: say("bulk-resolve"),
  reopen: say("bulk-reopen"),
  snooze: say("bulk-snooze"),
  assign: say("bulk-assign"),
  nobody: say("bulk-nobody"),
  labels: say("bulk-labels"),
  noLabels: say("bulk-no-labels"),
  read: say("bulk-read"),
  unread: say("bulk-unread"),
  clear: say("bulk-clear"),
  done: {
    resolved: (n: number) => say("bulk-done-resolved", { n }),
    open: (n: number) => say("bulk-done-open", { n }),
    snoozed: (n: number) => say("bulk-done-snoozed", { n }),
    assigned: (n: number, to: string | null) =>
      say("bulk-done-assigned", { toGiven: given(to), n, to: to ?? "" }),
    labelled: (n: number, label: string, on: boolean) =>
      say("bulk-done-labelled", { on: given(on), n, label }),
    read: (n: number) => say("bulk-done-read", { n }),
    unread: (n: number) => say("bulk-done-unread", { n }),
  },
  nothing: say("bulk-nothing"),
  refused: (n: number, why: string) => say("bulk-refused", { n, why }),
};
