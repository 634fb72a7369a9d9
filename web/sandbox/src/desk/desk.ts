// How the bench is laid out: which phones stand on it, which chat each shows, what is in front. Pure.
import { currentBusiness } from "../businesses/current";

export type Pane = "phones" | "guide" | "faults" | "account" | "scenarios" | "traffic";
const sides = ["guide", "faults", "account", "scenarios", "gaps"] as const;
export type Side = (typeof sides)[number];

export const isSide = (name: string | null): name is Side => sides.some((side) => side === name);

export interface Desk {
  /** Phone ids from start to end; null until the first state came. */
  phones: string[] | null;
  /** The chat each phone shows; absent or null is its list. */
  chats: Record<string, string | null>;
  /** Narrow pages show one pane and one phone at a time. */
  pane: Pane;
  front: string | null;
  side: Side;
  trafficFolded: boolean;
  exchange: number | null;
  /** The message whose story is told beside the traffic. */
  story: string | null;
  /** Asks a phone's composer to take the keyboard; counts up so that asking twice works. */
  focus: { phone: string; count: number };
}

export type DeskAct =
  | { act: "lay"; phones: string[]; chats: Record<string, string | null> }
  | { act: "open-phone"; phone: string; peer?: string }
  | { act: "close-phone"; phone: string }
  | { act: "show-chat"; phone: string; peer: string | null; focus?: boolean }
  | { act: "pane"; pane: Pane }
  | { act: "front"; phone: string }
  | { act: "side"; side: Side }
  | { act: "fold-traffic"; folded: boolean }
  | { act: "exchange"; exchange: number | null }
  | { act: "story"; story: string | null };

export const emptyDesk: Desk = {
  phones: null,
  chats: {},
  pane: "phones",
  front: null,
  side: "guide",
  trafficFolded: false,
  exchange: null,
  story: null,
  focus: { phone: "", count: 0 },
};

export function deskReduce(desk: Desk, act: DeskAct): Desk {
  switch (act.act) {
    case "lay":
      return {
        ...desk,
        phones: act.phones,
        chats: { ...act.chats, ...desk.chats },
        front: act.phones[0] ?? null,
      };
    case "open-phone": {
      const phones = desk.phones ?? [];
      return {
        ...desk,
        phones: phones.includes(act.phone) ? phones : [...phones, act.phone],
        chats: act.peer === undefined ? desk.chats : { ...desk.chats, [act.phone]: act.peer },
        front: act.phone,
        pane: "phones",
      };
    }
    case "close-phone": {
      const phones = (desk.phones ?? []).filter((phone) => phone !== act.phone);
      return { ...desk, phones, front: desk.front === act.phone ? (phones[0] ?? null) : desk.front };
    }
    case "show-chat": {
      const shown = { ...desk, chats: { ...desk.chats, [act.phone]: act.peer } };
      if (!act.focus) return shown;
      const focus = { phone: act.phone, count: desk.focus.count + 1 };
      return deskReduce({ ...shown, focus }, { act: "open-phone", phone: act.phone });
    }
    case "pane":
      return {
        ...desk,
        pane: act.pane,
        side: act.pane === "phones" || act.pane === "traffic" ? desk.side : act.pane,
      };
    case "front":
      return { ...desk, front: act.phone };
    case "side":
      return { ...desk, side: act.side };
    case "fold-traffic":
      return { ...desk, trafficFolded: act.folded };
    case "story":
      return {
        ...desk,
        story: act.story,
        pane: act.story === null ? desk.pane : "traffic",
        trafficFolded: false,
      };
    case "exchange":
      return {
        ...desk,
        story: null,
        exchange: act.exchange,
        trafficFolded: act.exchange === null ? desk.trafficFolded : false,
      };
  }
}

/** Each business's phones are its own; the first one's bear the plain name. */
const storageKey = ["twinline-bench-desk", currentBusiness()].filter(Boolean).join("-");

/** What outlives the page: the phones and their chats, not what was in front. */
export function saveDesk(desk: Desk): void {
  const { phones, chats, trafficFolded } = desk;
  localStorage.setItem(storageKey, JSON.stringify({ phones, chats, trafficFolded }));
}

export function loadDesk(): Desk {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? "{}") as Partial<Desk>;
    const phones = Array.isArray(kept.phones) ? kept.phones.filter((p) => typeof p === "string") : null;
    return {
      ...emptyDesk,
      phones,
      chats: typeof kept.chats === "object" && kept.chats !== null ? kept.chats : {},
      trafficFolded: kept.trafficFolded === true,
      front: phones?.[0] ?? null,
    };
  } catch {
    return emptyDesk;
  }
}
