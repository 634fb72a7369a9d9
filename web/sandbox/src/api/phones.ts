// Calls about what happens on a phone: sending and tapping, and how its chats are kept.

import type { FlowOutcome, FlowQuestion, FlowStart, Tap } from "./cards";
import { call, id, json } from "./client";
import type { CannedItem, Said } from "./said";
import type {
  Chat,
  ChatChange,
  DisappearAfter,
  Found,
  Label,
  LabelId,
  Opened,
  Phone,
  PhoneMessage,
  Profile,
  Updates,
} from "./types";

const chat = (phone: string, peer: string) => `/phones/${id(phone)}/chats/${id(peer)}`;

const flowPath = (phone: string, peer: string, message: string, flow: string) =>
  `${chat(phone, peer)}/messages/${id(message)}/flows/${id(flow)}`;

export const phoneCalls = {
  send: (phone: string, peer: string, said: Said, quote?: string): Promise<PhoneMessage> =>
    call(
      `${chat(phone, peer)}/messages`,
      "file" in said ? form(said, quote) : json("POST", { ...said, quote }),
    ),
  tap: (phone: string, peer: string, message: string, tap: Tap): Promise<PhoneMessage> =>
    call(`${chat(phone, peer)}/messages/${id(message)}/tap`, json("POST", tap)),
  openFlow: (phone: string, peer: string, message: string, flow: string): Promise<FlowStart> =>
    call(flowPath(phone, peer, message, flow)),
  askFlow: (
    phone: string,
    peer: string,
    message: string,
    flow: string,
    question: FlowQuestion,
  ): Promise<FlowOutcome> => call(`${flowPath(phone, peer, message, flow)}/exchange`, json("POST", question)),
  star: (phone: string, peer: string, message: string, starred: boolean): Promise<PhoneMessage> =>
    call(`${chat(phone, peer)}/messages/${id(message)}/star`, json("PUT", { starred })),
  changeChat: (phone: string, peer: string, change: ChatChange): Promise<Chat> =>
    call(chat(phone, peer), json("PATCH", change)),
  block: (phone: string, peer: string, report: boolean): Promise<Phone> =>
    call(`${chat(phone, peer)}/block`, json("PUT", { report })),
  unblock: (phone: string, peer: string): Promise<Phone> =>
    call(`${chat(phone, peer)}/block`, { method: "DELETE" }),
  disappear: (phone: string, peer: string, after: DisappearAfter | null): Promise<object> =>
    call(`${chat(phone, peer)}/disappearing`, json("PUT", { after })),
  openOnce: (phone: string, peer: string, message: string): Promise<Opened> =>
    call(`${chat(phone, peer)}/messages/${id(message)}/opened`, { method: "POST" }),
  chooseMarketing: (phone: string, stopped: boolean): Promise<Phone> =>
    call(`/phones/${id(phone)}/marketing`, json("PUT", { stopped })),
  updates: (phone: string): Promise<Updates> => call(`/phones/${id(phone)}/updates`),
  lookAt: (phone: string, post: string): Promise<Updates> =>
    call(`/phones/${id(phone)}/updates/${id(post)}/seen`, { method: "POST" }),
  answerUpdate: (phone: string, post: string, text: string): Promise<PhoneMessage> =>
    call(`/phones/${id(phone)}/updates/${id(post)}/answer`, json("POST", { text })),
  typing: (phone: string, peer: string): Promise<object> =>
    call(`${chat(phone, peer)}/typing`, { method: "POST" }),
  search: async (phone: string, words: string): Promise<Found[]> =>
    (await call<{ found: Found[] }>(`/phones/${id(phone)}/search?q=${id(words)}`)).found,
  starred: async (phone: string): Promise<Found[]> =>
    (await call<{ found: Found[] }>(`/phones/${id(phone)}/starred`)).found,
  labels: async (): Promise<Label[]> => (await call<{ labels: Label[] }>("/labels")).labels,
  addLabel: (label: { name: string; colour?: number | undefined }): Promise<Label> =>
    call("/labels", json("POST", label)),
  changeLabel: (label: LabelId, change: { name?: string; colour?: number }): Promise<Label> =>
    call(`/labels/${id(label)}`, json("PATCH", change)),
  removeLabel: (label: LabelId): Promise<object> => call(`/labels/${id(label)}`, { method: "DELETE" }),
  profile: (): Promise<Profile> => call("/profile"),
  canned: async (): Promise<CannedItem[]> => (await call<{ items: CannedItem[] }>("/canned")).items,
};

function form(said: Extract<Said, { file: File }>, quote?: string): RequestInit {
  const body = new FormData();
  body.append("file", said.file, said.file.name);
  if (said.caption) body.append("caption", said.caption);
  if (said.as) body.append("as", said.as);
  if (said.once) body.append("view_once", "true");
  if (quote) body.append("quote", quote);
  return { method: "POST", body };
}
