/** Words of the views that people keep, loaded with their window. */
import { say } from "@twinline/kit/texts";

export const words = {
  title: say("views-window-title"),
  hint: say("views-window-hint"),
  hintLooksOn: say("views-window-hint-looks-on"),
  nothing: say("views-window-nothing"),
  name: say("views-window-name"),
  example: say("views-window-example"),
  share: say("views-window-share"),
  now: say("views-window-now"),
  shows: say("views-window-shows"),
  save: say("views-window-save"),
  remove: say("views-window-remove"),
  alter: (name: string) => say("views-window-alter", { name }),
  ofTheTeam: say("views-window-of-the-team"),
  mine: say("views-window-mine"),
  removed: (name: string) => say("views-window-removed", { name }),
};
