/** What forwarding says. Loaded with its window. */
export const words = {
  title: "Forward",
  find: "Find a person or a number",
  recent: "Recent conversations",
  found: "Found",
  nobody: "Nobody was found.",
  nobodyText: "Try a part of the name, or the last digits of the number.",
  failed: "Could not load the conversations.",
  send: "Send",
  sendTo: (name: string) => `Send to ${name}`,
  sent: "Sent",
  open: "Open",
  openOf: (name: string) => `Open the conversation with ${name}`,
  note: "It goes as your own message: WhatsApp’s API has no mark of forwarding.",
};
