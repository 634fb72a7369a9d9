/** Everything that can be done or gone to from anywhere. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ConversationView, Me } from "@twinline/api";
import { useColorScheme } from "@twinline/kit";
import { keys } from "../../live/keys";
import { labelsQuery, numbersQuery, savedViewsQuery } from "../../live/queries";
import { leads } from "../../live/roles";
import { searchOf } from "../../live/savedViews";
import type { InboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";
import { useHelp } from "../shell/KeyboardHelp";
import type { Command } from "./commands";
import { words } from "./words";

const VIEWS: readonly ConversationView[] = ["waiting", "mine", "unassigned", "all", "snoozed", "resolved"];

export function usePaletteCommands(): Command[] {
  const navigate = useNavigate();
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const { data: numbers = [] } = useQuery(numbersQuery);
  const { data: labels = [] } = useQuery(labelsQuery);
  const { data: savedViews = [] } = useQuery(savedViewsQuery);
  const { scheme, toggle } = useColorScheme();
  const help = useHelp();
  const inbox = (text: string, search: InboxSearch): Command => ({
    key: `inbox ${text}`,
    text,
    run: () => void navigate({ to: "/inbox", search }),
  });
  return [
    ...VIEWS.map((view) =>
      inbox(words.inbox(strings.list.views[view].toLowerCase()), view === "all" ? {} : { view }),
    ),
    inbox(words.unread, { unread: true }),
    inbox(words.tenMinutes, { waiting_minutes: 10 }),
    inbox(words.closing, { closing_minutes: 60 }),
    inbox(words.phoneSpoke, { last_word: "phone" }),
    ...savedViews.map(({ name, query }) => inbox(words.savedView(name), searchOf(query))),
    ...labels.map(({ id, name }) => inbox(words.labelled(name), { label: id })),
    { key: "numbers", text: words.numbers, run: () => void navigate({ to: "/numbers" }) },
    ...numbers.flatMap(({ id, name }): Command[] => [
      {
        key: `number ${id}`,
        text: words.number(name),
        run: () => void navigate({ to: "/numbers/$numberId", params: { numberId: id } }),
      },
      {
        key: `rules ${id}`,
        text: words.rules(name),
        run: () => void navigate({ to: "/numbers/$numberId/rules", params: { numberId: id } }),
      },
    ]),
    ...(me && leads(me.role)
      ? [{ key: "operator", text: words.operator, run: () => void navigate({ to: "/operator" }) }]
      : []),
    { key: "team", text: words.team, run: () => void navigate({ to: "/team" }) },
    { key: "account", text: words.account, run: () => void navigate({ to: "/account" }) },
    { key: "scheme", text: scheme === "dark" ? strings.nav.light : strings.nav.dark, run: toggle },
    { key: "keys", text: words.keys, run: help },
  ];
}
