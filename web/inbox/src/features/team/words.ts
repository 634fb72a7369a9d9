/** Words of the team page, loaded with it. */
import type { Role } from "@twinline/api";

export const words = {
  title: "Team",
  failed: "Could not load the team.",
  invite: "Invite somebody",
  members: (n: number) => (n === 1 ? "1 person" : `${n} people`),
  name: "Name",
  email: "E-mail",
  role: "Role",
  lastHere: "Last here",
  you: "You",
  away: (time: string) => `Away since ${time}`,
  there: "There",
  state: "State",
  never: "Not signed in",
  roleOf: (name: string) => `Role of ${name}`,
  removeTitle: (name: string) => `Remove ${name} from the team?`,
  removeText:
    "They are signed out everywhere at once. Their open conversations are nobody's, so that no customer waits for them. Their name stays with what they did.",
  removeDo: "Remove",
  removed: (name: string, n: number) =>
    n === 0
      ? `${name} is not of the team any more.`
      : n === 1
        ? `${name} is not of the team any more. 1 conversation is nobody's now.`
        : `${name} is not of the team any more. ${n} conversations are nobody's now.`,
  kept: (n: number) =>
    n === 1
      ? "1 conversation could not be released. Find it by its assignee."
      : `${n} conversations could not be released. Find them by their assignee.`,
  failedToDo: "Nothing was altered.",
  invitations: "Open invitations",
  none: "No invitation is open.",
  noneText: "A link lets one person in, within a week.",
  invited: (role: string, who: string, until: string) => `${role}, invited by ${who}, until ${until}`,
  somebody: "somebody who left",
  resets: (name: string, who: string, until: string) =>
    `Another password for ${name}, link by ${who}, until ${until}`,
  more: (name: string) => `What to do with ${name}`,
  reset: "Link for another password",
  resetTitle: (name: string) => `Another password for ${name}`,
  resetText:
    "For who has forgotten the password or lost the app. Using the link turns two-step sign-in off, removes passkeys and ends sessions; until then nothing alters.",
  removeEntry: "Remove from the team",
  revoke: "Take back",
  inviteText: "They open a link, choose a name and a password, and are in. One link is for one person.",
  may: {
    owner: "May do everything, and alone decides who the owners are.",
    admin: "Alters the team, connects numbers, and sets up bots.",
    supervisor: "Leads the team's work: rules, reports, the operator's pages.",
    agent: "Answers customers.",
    viewer: "Reads everything, and alters nothing.",
  } satisfies Record<Role, string>,
  make: "Make a link",
  link: "The link",
  linkText: (until: string) => `Give it to one person. It works until ${until}, and is shown this once.`,
  copy: "Copy",
  copied: "Copied",
  done: "Done",
  join: {
    title: (workspace: string) => `Join ${workspace}`,
    by: (who: string, role: string) => `${who} invites you. Your role: ${role}.`,
    role: (role: string) => `Your role: ${role}.`,
    name: "Your name",
    nameHint: "Your team sees it.",
    submit: "Join",
    resetTitle: "Set another password",
    resetText: (name: string) =>
      `For ${name}. Two-step sign-in is turned off, passkeys are removed, and you are signed out everywhere else.`,
    resetSubmit: "Set and sign in",
    have: "You have an account? Sign in.",
  },
};
