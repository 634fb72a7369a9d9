/** What the window of places and commands says. Loaded with it. */
import { say } from "@twinline/kit/texts";

export const words = {
  title: say("palette-title"),
  field: say("palette-field"),
  commands: say("palette-commands"),
  people: say("palette-people"),
  messages: say("palette-messages"),
  results: say("palette-results"),
  nothing: say("palette-nothing"),
  nothingText: say("palette-nothing-text"),
  failed: say("palette-failed"),
  inbox: (view: string) => say("palette-inbox", { view }),
  unread: say("palette-unread"),
  tenMinutes: say("palette-ten-minutes"),
  closing: say("palette-closing"),
  phoneSpoke: say("palette-phone-spoke"),
  savedView: (name: string) => say("palette-saved-view", { name }),
  labelled: (label: string) => say("palette-labelled", { label }),
  numbers: say("palette-numbers"),
  number: (name: string) => say("palette-number", { name }),
  rules: (name: string) => say("palette-rules", { name }),
  operator: say("palette-operator"),
  team: say("palette-team"),
  account: say("palette-account"),
  keys: say("palette-keys"),
};
