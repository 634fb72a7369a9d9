/** Words of what one is told of, loaded with the account's page. */
import { say } from "@twinline/kit/texts";

export const noticeWords = {
  title: say("account-notices-title"),
  about: say("account-notices-about"),
  abouts: {
    mine: say("account-notices-abouts-mine"),
    unassigned: say("account-notices-abouts-unassigned"),
    all: say("account-notices-abouts-all"),
  },
  view: (name: string) => say("account-notices-view", { name }),
  mentions: say("account-notices-mentions"),
  how: say("account-notices-how"),
  sound: say("account-notices-sound"),
  hear: say("account-notices-hear"),
  desktop: say("account-notices-desktop"),
  desktopNone: say("account-notices-desktop-none"),
  desktopDenied: say("account-notices-desktop-denied"),
  desktopDeniedRemedy: say("account-notices-desktop-denied-remedy"),
  desktopHere: say("account-notices-desktop-here"),
  quiet: say("account-notices-quiet"),
  quietFrom: say("account-notices-quiet-from"),
  quietTo: say("account-notices-quiet-to"),
};
