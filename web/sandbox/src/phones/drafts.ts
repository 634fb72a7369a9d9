// What is typed and not sent, per phone and chat, while the page lives.
export const drafts = new Map<string, string>();
