/** Words of notices, loaded with them. */
import { say } from "@twinline/kit/texts";

export const words = {
  region: say("notices-region"),
  needsPerson: say("notices-needs-person"),
  mentioned: say("notices-mentioned"),
  mentionedText: say("notices-mentioned-text"),
};
