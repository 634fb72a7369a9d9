/** What is said of several conversations at once. */
export const words = {
  bar: "What to do with the chosen conversations",
  count: (n: number) => (n === 0 ? "None chosen" : `${n} chosen`),
  most: (n: number) => `${n} chosen, which is the most at once`,
  all: "Choose all that are loaded",
  resolve: "Resolve",
  reopen: "Open again",
  snooze: "Snooze",
  assign: "Assign",
  nobody: "Nobody",
  labels: "Labels",
  noLabels: "There are no labels yet. L in a conversation makes one.",
  read: "Mark as read",
  unread: "Mark as unread",
  clear: "Choose no more",
  done: {
    resolved: (n: number) => `${conversations(n)} resolved.`,
    open: (n: number) => `${conversations(n)} open again.`,
    snoozed: (n: number) => `${conversations(n)} snoozed.`,
    assigned: (n: number, to: string | null) => `${conversations(n)} assigned to ${to ?? "nobody"}.`,
    labelled: (n: number, label: string, on: boolean) =>
      on ? `${conversations(n)} labelled ${label}.` : `${label} is off ${conversations(n)}.`,
    read: (n: number) => `${conversations(n)} read.`,
    unread: (n: number) => `${conversations(n)} unread for the team.`,
  },
  nothing: "They stood so already.",
  refused: (n: number, why: string) => (n === 1 ? `One was left: ${why}` : `${n} were left: ${why}`),
};

function conversations(n: number): string {
  return n === 1 ? "1 conversation" : `${n} conversations`;
}
