// What a customer's Updates tab says.
export const updateStrings = {
  from: (business: string) => `Posts of ${business}`,
  none: "No updates",
  noneText: "Posts of the business show here for a day.",
  hidden: "No updates for this phone",
  hiddenText: "Posts show to people the business saved as a contact and who have a chat with it.",
  open: (text: string) => `Open the status “${text.slice(0, 40)}”`,
  fresh: "new",
  seen: "seen",
  offline: "Without the network no post can be opened.",
  answer: "Answer this status",
  react: (emoji: string) => `Answer with ${emoji}`,
  reactions: "Quick answers",
  sent: "Your answer is in the chat.",
  toChat: "Open the chat",
  quoted: "Status",
};
