// Every word the kit itself says.

import type { SendTick } from "./bubble/Ticks";
import type { Origin } from "./origin/origin";

export const strings = {
  close: "Close",
  origin: {
    customer: "Customer",
    phone: "Phone",
    agent: "Agent",
    bot: "Bot",
    campaign: "Campaign",
    api: "API",
    nobody: "Nobody",
  } satisfies Record<Origin, string>,
  originNamed: {
    customer: (name: string) => name,
    phone: (name: string) => name,
    agent: (name: string) => name,
    bot: (name: string) => `${name}, bot`,
    campaign: (name: string) => `${name}, campaign`,
    api: (name: string) => `${name}, API`,
    nobody: (name: string) => name,
  } satisfies Record<Origin, (name: string) => string>,
  tick: {
    queued: "Queued",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    played: "Played",
    failed: "Not sent",
  } satisfies Record<SendTick, string>,
  media: {
    image: "Photo",
    video: "Video",
    audio: "Voice message",
    sticker: "Sticker",
    document: "Document",
    loading: "loading",
    open: (name: string) => `Open ${name}`,
    play: (name: string) => `Play ${name}`,
    missing: "not available",
  },
  sound: {
    play: "Play",
    pause: "Pause",
    position: "Position",
    speed: (rate: number) => `Speed ${rate}×`,
    failed: "This browser cannot play it",
  },
  edited: "edited",
  toQuoted: "Go to the message",
  reaction: (emoji: string, name: string) => `${emoji} from ${name}`,
  unknownKind: "A message this version cannot show",
  today: "Today",
  yesterday: "Yesterday",
  loading: "Loading",
};
