/** What forwarding says. Loaded with its window. */
import { say } from "@twinline/kit/texts";

export const words = {
  title: say("forward-title"),
  find: say("forward-find"),
  recent: say("forward-recent"),
  found: say("forward-found"),
  nobody: say("forward-nobody"),
  nobodyText: say("forward-nobody-text"),
  failed: say("forward-failed"),
  send: say("forward-send"),
  sendTo: (name: string) => say("forward-send-to", { name }),
  sent: say("forward-sent"),
  open: say("forward-open"),
  openOf: (name: string) => say("forward-open-of", { name }),
  note: say("forward-note"),
};
