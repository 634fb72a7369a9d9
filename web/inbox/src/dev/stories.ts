/** The conversations of the stand-in. */
import { lives } from "./lives";
import {
  agent,
  at,
  cake,
  campaign,
  file,
  HOUR,
  helper,
  joel,
  MINUTE,
  marta,
  phone,
  STORY_NOW,
  type Story,
  tell,
} from "./story";

const ines = tell({
  id: "c-ines",
  name: "Inês Carvalhal",
  initials: "IC",
  username: "ines.carv",
  assignee: marta,
  waits: true,
  floor: { holder: "agent", person: marta, since: at("10:52"), until: at("11:28") },
  events: [
    {
      at: at("09:19", 1),
      what: "took",
      by: phone,
      from: "nobody",
      until: at("09:50", 1),
      text: null,
      reason: null,
    },
    { at: at("09:50", 1), what: "expired", by: phone, from: "phone", until: null, text: null, reason: null },
    {
      at: at("10:38") + 30_000,
      what: "bot_took",
      by: helper,
      from: "nobody",
      until: null,
      text: null,
      reason: null,
    },
    {
      at: at("10:43") + 50_000,
      what: "bot_withdrew",
      by: helper,
      from: null,
      until: null,
      text: "Custard is a popular choice! Shall I put you down for a three-layer cake?",
      reason: "phone_answered",
    },
    {
      at: at("10:43") + 59_000,
      what: "took",
      by: phone,
      from: "bot",
      until: at("11:14"),
      text: null,
      reason: null,
    },
    {
      at: at("10:51") + 50_000,
      what: "took",
      by: agent(marta),
      from: "phone",
      until: at("11:28"),
      text: null,
      reason: null,
    },
  ],
  said: [
    ...Array.from({ length: 90 }, (_, i) => ({
      who: i % 2 ? phone : ("customer" as const),
      at: at("12:00", 60) + i * 11 * HOUR,
      text:
        i % 2
          ? `Yes, we keep ${i} for you.`
          : `Is there still sourdough on day ${i}? One loaf would be enough.`,
      history: true,
    })),
    {
      who: campaign,
      at: at("09:00", 1),
      text: "Christmas panettone: pre-orders are open. Order by 6 December and collect it warm on the 23rd.",
      kind: "template",
    },
    {
      who: "customer",
      at: at("09:12", 1),
      text: "Two please! And do you still make bolo de bolacha?",
      quote: {
        message_id: "c-ines-m90",
        order: null,
        text: "Christmas panettone: pre-orders are open. Order by…",
        author: campaign,
        revoked: false,
      },
    },
    { who: phone, at: at("09:20", 1), text: "Two are yours. And yes, every Saturday." },
    {
      who: "customer",
      at: at("10:38"),
      text: "Something like this, for 12, next Saturday at 4?",
      kind: "image",
      media: file("md-1", "image/svg+xml", { url: cake, size: 48_000 }),
    },
    {
      who: helper,
      at: at("10:39"),
      text: "Lovely sketch! Which filling would you like: custard, lemon or hazelnut?",
    },
    { who: "customer", at: at("10:41"), kind: "audio", raw: "audio", text: null },
    {
      who: phone,
      at: at("10:44"),
      text: "Custard it is, I make that one myself. Marta sends you the order.",
    },
    {
      who: agent(marta),
      at: at("10:52"),
      text: "Here is your order. £54, ready on the 28th from 15:30.",
      kind: "document",
      delivery: "delivered",
      media: file("md-2", "application/pdf", {
        filename: "Order 2187, Carvalhal.pdf",
        size: 84_000,
        url: "/api/v1/media/md-2",
      }),
    },
    { who: "customer", at: at("10:58"), text: "Perfect, obrigada! Can I pay by card when I collect it?" },
  ],
});

const nuno = tell({
  id: "c-nuno",
  name: "Nuno Brandão",
  initials: "NB",
  floor: { holder: "phone", since: at("10:51"), until: at("11:21") },
  events: [
    {
      at: at("10:40") + 30_000,
      what: "bot_took",
      by: helper,
      from: "nobody",
      until: null,
      text: null,
      reason: null,
    },
    {
      at: at("10:49"),
      what: "bot_withdrew",
      by: helper,
      from: null,
      until: null,
      text: "Sim, faz às quintas.",
      reason: "phone_answered",
    },
    {
      at: at("10:50") - 1000,
      what: "took",
      by: phone,
      from: "bot",
      until: at("11:21"),
      text: null,
      reason: null,
    },
  ],
  said: [
    {
      who: campaign,
      at: at("09:00", 2),
      text: "Natal: as encomendas de panettone estão abertas até 6 de dezembro.",
      kind: "template",
    },
    { who: "customer", at: at("10:40"), text: "Bom dia! Ainda há broa de milho hoje?" },
    { who: helper, at: at("10:41"), text: "Bom dia, Nuno! Sim, saem do forno às 11:30. Quantas guardo?" },
    { who: "customer", at: at("10:47"), text: "Duas. E o Sr. Aurélio ainda faz as de centeio?" },
    { who: phone, at: at("10:50"), kind: "audio", raw: "audio", text: null },
    { who: phone, at: at("10:51"), text: "Combinado, guardo-lhe duas broas.", delivery: "delivered" },
  ],
});

const stockwell = tell({
  id: "c-stockwell",
  name: "Stockwell Reading Room",
  initials: "SR",
  assignee: joel,
  floor: { holder: "agent", person: joel, since: at("10:40"), until: at("11:10") },
  said: [
    { who: "customer", at: at("10:20"), text: "Could you send the invoice for Thursday?" },
    { who: agent(joel), at: at("10:40"), text: "Invoice for the Thursday trays", delivery: "unknown" },
    {
      who: agent(joel),
      at: at("10:41"),
      kind: "video",
      text: "And the trays as they left us",
      delivery: "refused",
      reason: {
        code: "media_too_large",
        sentence: "This video is 23 MB, WhatsApp takes 16.",
        remedy: "Send a smaller one, or send it as a document.",
      },
    },
  ],
});

const yusuf = tell({
  id: "c-yusuf",
  name: "Yusuf Al-Amiri",
  initials: "YA",
  windowUntil: STORY_NOW + 50 * MINUTE,
  floor: { holder: "phone", since: at("10:55"), until: at("11:25") },
  said: [
    { who: phone, at: at("09:30"), text: "Do you want the flatbreads on Sunday as well?" },
    { who: "customer", at: at("09:40"), text: "Shukran, I will confirm tonight" },
  ],
});

const beatriz = tell({
  id: "c-beatriz",
  name: "Beatriz Falcão",
  initials: "BF",
  windowUntil: at("08:00"),
  said: [
    { who: "customer", at: at("08:00", 1), text: "Obrigada!" },
    { who: campaign, at: at("09:00"), text: "Christmas panettone: pre-orders are open", kind: "template" },
  ],
});

const simple = (
  id: string,
  name: string,
  initials: string,
  clock: string,
  text: string,
  more: Partial<Parameters<typeof tell>[0]> = {},
): Story => tell({ id, name, initials, said: [{ who: "customer", at: at(clock), text }], ...more });

const older = [
  "Ahmed Zidan",
  "Clara Whitcombe",
  "Oluwaseun Bright",
  "Petra Novak",
  "Idris Bello",
  "Rosa Amaral",
  "Tariq Mahmood",
  "Ewa Lis",
  "Siobhan Keane",
  "Lambeth Larder",
  "Hugo Matias",
  "Priya Nair",
  "Dom Castle",
  "Aiko Mori",
  "Leila Farsi",
  "Owen Pryce",
  "Kennington Deli",
  "Marco Bianchi",
  "Fern Albright",
  "Zofia Wrona",
  "Benedict Okafor",
  "Anita Rao",
  "Samir Haddad",
  "Gwen Tudor",
  "Paulo Sérgio",
  "Nadia Roth",
  "Vauxhall Nursery",
  "Jamie Orr",
  "Elif Demir",
];

export const stories: Story[] = [
  tell({
    id: "c-tom",
    name: "Tom Ashdown",
    initials: "TA",
    unread: 2,
    waits: true,
    said: [
      { who: "customer", at: at("10:50"), text: "Morning! When does the rye come out on Sundays?" },
      { who: "customer", at: at("10:50") + 1000, text: "And do you keep any aside?" },
    ],
  }),
  simple("c-layla", "Layla Haddad", "LH", "10:53", "هل يمكن توصيل الطلب غدًا قبل الظهر؟", {
    unread: 1,
    waits: true,
  }),
  ines,
  simple("c-pao", "@pao.com.manteiga", "@", "11:01", "Têm pastéis de nata sem lactose?", {
    unread: 1,
    waits: true,
    digits: null,
    username: "pao.com.manteiga",
    floor: { holder: "bot", bot_name: "Order helper", since: at("11:01"), until: null },
  }),
  nuno,
  tell({
    id: "c-grace",
    name: "Grace Okonjo-Lund",
    initials: "GO",
    floor: { holder: "bot", bot_name: "Order helper", since: at("10:49"), until: null },
    said: [
      { who: "customer", at: at("10:48"), text: "Hello! Are you open on Sunday?" },
      { who: helper, at: at("10:49"), text: "Sunday 8:00 to 13:00. Anything else I can look up?" },
    ],
  }),
  stockwell,
  simple("c-meera", "Meera Joshi", "MJ", "10:31", "कल सुबह दस बजे ले लूँगी, धन्यवाद"),
  yusuf,
  beatriz,
  lives,
  tell({
    id: "c-harriet",
    name: "Harriet Quill",
    initials: "HQ",
    said: [
      { who: "customer", at: at("08:44"), kind: "audio", raw: "audio" },
      { who: "customer", at: at("08:45"), kind: "location", raw: "location" },
      {
        who: "customer",
        at: at("08:46"),
        kind: "image",
        media: file("md-3", "image/jpeg", {
          state: "expired",
          reason: "WhatsApp keeps media for 30 days; this one is older.",
        }),
      },
      {
        who: "customer",
        at: at("08:47"),
        kind: "image",
        media: file("md-4", "image/jpeg", { state: "fetching", size: 900_000 }),
      },
    ],
  }),
  tell({
    id: "c-oval",
    name: "Oval Corner Café",
    initials: "OC",
    floor: { holder: "phone", since: at("08:12"), until: at("11:20") },
    said: [
      { who: "customer", at: at("08:02"), text: "Did the driver leave already?" },
      {
        who: phone,
        at: at("08:12"),
        kind: "document",
        media: file("md-5", "application/pdf", {
          filename: "Delivery note 20 November.pdf",
          size: 41_000,
          url: "/api/v1/media/md-5",
        }),
      },
    ],
  }),
  ...older.map((name, index) =>
    tell({
      id: `c-old-${index}`,
      name,
      initials: name
        .split(" ")
        .map((part) => part[0])
        .join(""),
      said: [
        {
          who: "customer",
          at: at("15:00", 1 + index * 3),
          text: "Thank you, the bread was wonderful.",
          history: true,
        },
        { who: phone, at: at("15:20", 1 + index * 3), text: "So glad! See you on Saturday.", history: true },
      ],
    }),
  ),
];
