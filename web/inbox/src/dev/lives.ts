/** A conversation in which everything befalls messages that can: for looking at, and for tests. */
import { agent, at, cake, file, marta, phone, type Story, tell } from "./story";

const customer = "customer" as const;

export const lives: Story = tell({
  id: "c-lives",
  name: "Imogen Faraday",
  initials: "IF",
  floor: { holder: "phone", since: at("09:31"), until: at("11:20") },
  said: [
    {
      who: customer,
      at: at("09:00"),
      text: "Imogen Faraday changed from +44 7700 900111 to +44 7700 900222",
      kind: "system",
      raw: "system",
    },
    {
      who: customer,
      at: at("09:02"),
      text: "Could we have 14 rolls on Friday, not 12?",
      beside: {
        referral: {
          source_id: "120226305854810726",
          source_kind: "ad",
          url: null,
          headline: "Rolls for your party",
          body: null,
          click_id: null,
        },
        forwarded: null,
        product: null,
        creation: null,
      },
      edited: { at: at("09:04"), before: "Could we have 12 rolls on Friday?" },
      reactions: [
        { emoji: "👍", by: "out", at: at("09:05") },
        { emoji: "❤️", by: "in", at: at("09:06") },
      ],
    },
    {
      who: phone,
      at: at("09:06"),
      text: "Of course.",
      quote: { message_id: null, order: null, text: null, author: null, revoked: false },
    },
    { who: customer, at: at("09:10"), text: null, revoked: { at: at("09:12"), by: "in" } },
    { who: phone, at: at("09:11"), text: null, revoked: { at: at("09:13"), by: "out" } },
    {
      who: customer,
      at: at("09:15"),
      kind: "unsupported",
      raw: "poll_creation",
      trouble: {
        code: "131051",
        sentence: "WhatsApp does not carry this kind of message here.",
        remedy: "Look at it on the phone.",
      },
    },
    { who: customer, at: at("09:16"), kind: "hologram", raw: "hologram" },
    {
      who: customer,
      at: at("09:17"),
      kind: "image",
      media: file("md-10", "image/svg+xml", { url: cake, size: 48_000 }),
      text: "Like this",
      reactions: [{ emoji: "😍", by: "out", at: at("09:18") }],
    },
    {
      who: customer,
      at: at("09:18"),
      kind: "image",
      media: file("md-11", "image/jpeg", { state: "waiting" }),
    },
    {
      who: customer,
      at: at("09:19"),
      kind: "image",
      media: file("md-12", "image/jpeg", {
        state: "waiting",
        reason: "WhatsApp did not answer: connection reset.",
        can_retry: true,
      }),
    },
    {
      who: customer,
      at: at("09:20"),
      kind: "image",
      media: file("md-13", "image/jpeg", {
        state: "failed",
        reason: "The file that came is not the one that was announced.",
        can_retry: true,
      }),
    },
    {
      who: customer,
      at: at("09:21"),
      kind: "image",
      media: file("md-14", "image/jpeg", {
        state: "expired",
        reason: "WhatsApp keeps files for 7 days. It is still on the phone.",
      }),
    },
    {
      who: customer,
      at: at("09:22"),
      kind: "video",
      media: file("md-15", "video/mp4", {
        state: "too_large",
        reason: "It has 157 MB; up to 100 MB are fetched. It is still on the phone.",
      }),
    },
    {
      who: customer,
      at: at("09:23"),
      kind: "video",
      media: file("md-16", "video/mp4", { url: "/api/v1/media/md-16", size: 4_200_000 }),
    },
    {
      who: phone,
      at: at("09:30"),
      kind: "document",
      media: file("md-17", "application/pdf", {
        state: "failed",
        filename: "Order 2187.pdf",
        reason: "WhatsApp cannot be reached: no route.",
        can_retry: true,
      }),
    },
    {
      who: phone,
      at: at("09:31"),
      kind: "audio",
      media: file("md-18", "audio/ogg", { state: "waiting" }),
      delivery: "played",
    },
    {
      who: agent(marta),
      at: at("09:40"),
      text: "Shall I send the bill?",
      delivery: "failed",
      reason: {
        code: "131026",
        sentence: "It could not be delivered.",
        remedy: "Ask the customer to update WhatsApp, or call.",
      },
    },
  ],
});
