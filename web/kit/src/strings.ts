// Every word the kit itself says.

import type { SendTick } from "./bubble/Ticks";
import type { Origin } from "./origin/origin";
import { say } from "./texts";

export const strings = {
  close: say("kit-close"),
  origin: {
    customer: say("kit-origin-customer"),
    phone: say("kit-origin-phone"),
    agent: say("kit-origin-agent"),
    bot: say("kit-origin-bot"),
    campaign: say("kit-origin-campaign"),
    api: say("kit-origin-api"),
    nobody: say("kit-origin-nobody"),
  } satisfies Record<Origin, string>,
  originNamed: {
    customer: (name: string) => name,
    phone: (name: string) => name,
    agent: (name: string) => name,
    bot: (name: string) => say("kit-origin-named-bot", { name }),
    campaign: (name: string) => say("kit-origin-named-campaign", { name }),
    api: (name: string) => say("kit-origin-named-api", { name }),
    nobody: (name: string) => name,
  } satisfies Record<Origin, (name: string) => string>,
  tick: {
    queued: say("kit-tick-queued"),
    sent: say("kit-tick-sent"),
    delivered: say("kit-tick-delivered"),
    read: say("kit-tick-read"),
    played: say("kit-tick-played"),
    failed: say("kit-tick-failed"),
  } satisfies Record<SendTick, string>,
  media: {
    image: say("kit-media-image"),
    video: say("kit-media-video"),
    audio: say("kit-media-audio"),
    sticker: say("kit-media-sticker"),
    document: say("kit-media-document"),
    loading: say("kit-media-loading"),
    open: (name: string) => say("kit-media-open", { name }),
    play: (name: string) => say("kit-media-play", { name }),
    missing: say("kit-media-missing"),
  },
  sound: {
    play: say("kit-sound-play"),
    pause: say("kit-sound-pause"),
    position: say("kit-sound-position"),
    speed: (rate: number) => say("kit-sound-speed", { rate }),
    failed: say("kit-sound-failed"),
  },
  edited: say("kit-edited"),
  toQuoted: say("kit-to-quoted"),
  reaction: (emoji: string, name: string) => say("kit-reaction", { emoji, name }),
  unknownKind: say("kit-unknown-kind"),
  today: say("kit-today"),
  yesterday: say("kit-yesterday"),
  span: {
    milliseconds: (n: number) => say("kit-span-milliseconds", { n }),
    seconds: (n: number) => say("kit-span-seconds", { n }),
    minutes: (n: number) => say("kit-span-minutes", { n }),
    hours: (n: number) => say("kit-span-hours", { n }),
    days: (n: number) => say("kit-span-days", { n }),
  },
  size: {
    bytes: (n: number) => say("kit-size-bytes", { n }),
    kilobytes: (n: number) => say("kit-size-kilobytes", { n }),
    megabytes: (n: number) => say("kit-size-megabytes", { n }),
  },
  loading: say("kit-loading"),
};
