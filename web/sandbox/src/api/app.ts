// The Business App's other screens: what the owner does there stays there, and coexistence switches some of it off.
import { call, id, json } from "./client";
import type { PhoneMedia, Profile } from "./types";

export interface AppState {
  coexistence: boolean;
  switched_off: SwitchedOff[];
  statuses: Status[];
  groups: Group[];
  calls: Call[];
  catalog: CatalogItem[];
  broadcasts: Broadcast[];
  companions: Companion[];
}

export interface SwitchedOff {
  /** `disappearing_messages`, `view_once`, `live_location` or `broadcast_lists`. */
  feature: string;
  why: string;
}

export interface Status {
  id: string;
  text: string | null;
  media: PhoneMedia | null;
  at: number;
  expires_at: number;
  /** Phone ids. */
  seen_by: string[];
}

export interface Group {
  id: string;
  name: string;
  /** Phone ids. */
  members: string[];
  messages: { id: string; from: string; text: string; at: number }[];
  /** When the owner left it; what was said stays to be read. */
  left_at: number | null;
}

export interface Call {
  id: string;
  peer: string;
  direction: "in" | "out";
  video: boolean;
  at: number;
  /** Null: nobody answered. */
  seconds: number | null;
}

export interface CatalogItem {
  id: string;
  retailer_id: string;
  name: string;
  price: number;
  currency: string;
  description: string | null;
  media: PhoneMedia | null;
}

export interface Broadcast {
  id: string;
  name: string;
  members: string[];
  read_only: boolean;
  why: string | null;
}

export interface Companion {
  id: string;
  kind: string;
  name: string;
  linked_at: number;
  unlinked_at: number | null;
  /** What is written there reaches the API as an echo. */
  echoes: boolean;
  why: string | null;
}

export type NewProduct = Pick<CatalogItem, "name" | "price" | "currency"> & {
  retailer_id?: string | undefined;
  description?: string | undefined;
};

const post = (path: string, body: object): Promise<AppState> => call(`/app/${path}`, json("POST", body));
const remove = (path: string): Promise<AppState> => call(`/app/${path}`, { method: "DELETE" });

export const appCalls = {
  app: (): Promise<AppState> => call("/app"),
  addStatus: (text: string, file?: File): Promise<AppState> => {
    if (!file) return post("statuses", { text });
    const form = new FormData();
    form.append("file", file, file.name);
    if (text) form.append("text", text);
    return call("/app/statuses", { method: "POST", body: form });
  },
  removeStatus: (status: string) => remove(`statuses/${id(status)}`),
  addGroup: (name: string, members: string[]) => post("groups", { name, members }),
  sayInGroup: (group: string, from: string, text: string) =>
    post(`groups/${id(group)}/messages`, { from, text }),
  changeGroup: (group: string, name: string, members: string[]): Promise<AppState> =>
    call(`/app/groups/${id(group)}`, json("PATCH", { name, members })),
  leaveGroup: (group: string) => remove(`groups/${id(group)}`),
  addCall: (made: Omit<Call, "id" | "at">) => post("calls", made),
  addProduct: (product: NewProduct, picture?: File): Promise<AppState> => {
    if (!picture) return post("catalog", product);
    const form = new FormData();
    form.append("file", picture, picture.name);
    for (const [name, value] of Object.entries(product)) form.append(name, String(value));
    return call("/app/catalog", { method: "POST", body: form });
  },
  removeProduct: (product: string) => remove(`catalog/${id(product)}`),
  addBroadcast: (name: string, members: string[]) => post("broadcasts", { name, members }),
  broadcast: (list: string, text: string) => post(`broadcasts/${id(list)}/messages`, { text }),
  link: (kind: string, name: string) => post("companions", { kind, name }),
  linkAgain: (companion: string) => post(`companions/${id(companion)}/link`, {}),
  unlink: (companion: string) => remove(`companions/${id(companion)}`),
  /** The owner takes the phone and opens the app. */
  open: (): Promise<AppState> => call("/phones/business/opened", json("POST", {})),
  setProfile: (profile: Omit<Profile, "picture_url">): Promise<Profile> =>
    call("/profile", json("PUT", profile)),
  setPicture: (file: File): Promise<Profile> => {
    const form = new FormData();
    form.append("file", file, file.name);
    return call("/profile/picture", { method: "POST", body: form });
  },
};
