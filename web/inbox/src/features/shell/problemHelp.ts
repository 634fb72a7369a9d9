/** What each public problem code means, for its help page. */
export const problemHelp: Record<string, { title: string; text: string }> = {
  sign_in_failed: {
    title: "Sign-in failed",
    text: "E-mail or password is wrong. Ask the owner for a new link if the password is lost.",
  },
  too_many_attempts: {
    title: "Too many attempts",
    text: "After several wrong passwords sign-in pauses for a while. Wait, then try once more.",
  },
  somebody_answered: {
    title: "Somebody answered meanwhile",
    text: "Between your last look and your sending, the phone, the bot or a colleague answered. Read it, then send anyway or not.",
  },
  window_closed: {
    title: "The 24 hours are over",
    text: "WhatsApp takes free text only within 24 hours of the customer's last message. It opens again when the customer writes.",
  },
  text_too_long: {
    title: "The text is too long",
    text: "WhatsApp takes 4,096 characters in one message. Send it in parts.",
  },
  media_too_large: {
    title: "The file is too large",
    text: "WhatsApp takes pictures up to 5 MB, audio and video up to 16 MB and documents up to 100 MB.",
  },
  floor_moved: {
    title: "The floor moved",
    text: "Somebody else took the floor first. The line above the composer shows who has it.",
  },
};
