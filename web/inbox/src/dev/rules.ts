/** The stand-in's rules: kept and told again, judged by nobody. */
import type { FloorReport, NumberRules, Rules, RulesReplay } from "@twinline/api";
import { at } from "./story";

const beginning: Rules = {
  human_lease_ms: 1_800_000,
  bot_lease_ms: 600_000,
  order: [
    { who: "phone", head_start_ms: 10_000 },
    { who: "inbox", head_start_ms: 0 },
    { who: "bot", head_start_ms: 0 },
  ],
  quiet_ms: 0,
  burst: { quiet_ms: 5_000, most_ms: 60_000 },
  hours: null,
  people: [],
  topics: [{ name: "orders", words: ["order", "encomenda"], to: "bot" }],
  languages: [],
  automatic: [],
  typing_withdraws: true,
  marks_read: true,
  shows_typing: true,
};

export function createRules() {
  const told: NumberRules = { version: 0, rules: beginning, settings: [] };
  return {
    told: () => told,
    set(body: { rules: Rules }): NumberRules {
      told.rules = body.rules;
      told.version += 1;
      told.settings = [
        { version: told.version, at: at("11:00"), by: null, rules: body.rules },
        ...told.settings,
      ];
      return { ...told };
    },
    preview: () => ({
      sentence:
        "At 21:40 on Sunday, a new customer’s message would go to the bot after 10 seconds, because the phone goes first and nobody has answered in the last 30 minutes.",
      goes_to: "bot" as const,
      bot_after: at("21:41"),
    }),
    report: (): FloorReport => ({
      collisions: 1,
      prevented: 7,
      withdrawn: { phone: 4, agent: 3, typing: 1, turn_changed: 2 },
      taken_from_bots: 12,
      handed_over: { count: 5, taken: 4, median_ms: 140_000, p90_ms: 900_000 },
      items: [
        {
          at: at("10:44"),
          conversation_id: "c-ines",
          name: "Inês Carvalhal",
          bot_message_id: "c-ines-m1",
          phone_message_id: "c-ines-m2",
          bot_name: "Order helper",
        },
      ],
    }),
    replay: (): RulesReplay => ({
      items: [
        {
          conversation_id: "ines",
          message_id: "ines-m0",
          name: "Inês Carvalhal",
          at: at("10:40"),
          sentence: "At 10:40 on Saturday, Inês Carvalhal’s message would go to the bot after 10 seconds.",
          answered_by: "phone",
          answered_after_ms: 240_000,
          would_by: "bot",
          differs: true,
        },
      ],
      was: { phone: 12, inbox: 30, bot: 4, nobody: 2 },
      would: { phone: 11, inbox: 30, bot: 6, nobody: 1 },
      differ: 3,
      conversations: 31,
      next_cursor: null,
    }),
  };
}
