/** Words of what a team keeps about its customers, loaded with it. */

import type { AttributeKind } from "@twinline/api";
import { given, say } from "@twinline/kit/texts";

export const words = {
  label: say("fields-label"),
  none: say("fields-none"),
  first: say("fields-first"),
  askLeads: say("fields-ask-leads"),
  alter: say("fields-alter"),
  add: say("fields-add"),
  notSet: say("fields-not-set"),
  yes: say("fields-yes"),
  no: say("fields-no"),
  of: (name: string, value: string) => say("fields-of", { name, value }),
  save: say("fields-save"),
  set: (name: string, value: string) => say("fields-set", { name, value }),
  emptied: (name: string) => say("fields-emptied", { name }),
  othersSaid: (values: string) => say("fields-others-said", { values }),
  use: (value: string) => say("fields-use", { value }),
  keep: (value: string) => say("fields-keep", { valueGiven: given(value), value: value ?? "" }),
  numberHint: say("fields-number-hint"),
  window: {
    title: say("fields-window-title"),
    hint: say("fields-window-hint"),
    empty: say("fields-window-empty"),
    add: say("fields-window-add"),
    name: say("fields-window-name"),
    kind: say("fields-window-kind"),
    kindStays: say("fields-window-kind-stays"),
    choices: say("fields-window-choices"),
    choicesHint: say("fields-window-choices-hint"),
    save: say("fields-window-save"),
    create: say("fields-window-create"),
    remove: say("fields-window-remove"),
    alter: (name: string) => say("fields-window-alter", { name }),
    up: (name: string) => say("fields-window-up", { name }),
    down: (name: string) => say("fields-window-down", { name }),
    removed: (name: string) => say("fields-window-removed", { name }),
  },
  kinds: {
    text: say("fields-kinds-text"),
    number: say("fields-kinds-number"),
    date: say("fields-kinds-date"),
    yes_no: say("fields-kinds-yes_no"),
    choice: say("fields-kinds-choice"),
  } satisfies Record<AttributeKind, string>,
};
