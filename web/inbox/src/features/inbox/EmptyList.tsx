/** An empty view: what that means, and one next step. */
import { Button } from "@mantine/core";
import { IconCheck, IconFilter, IconInbox, IconMoon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "@twinline/kit";
import { areSet } from "../../live/filters";
import type { ListQuery } from "../../live/keys";
import { countsQuery } from "../../live/queries";
import { type InboxSearch, inboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";

export function EmptyList({ query }: { query: ListQuery }) {
  const { data: counts } = useQuery(countsQuery);
  const words = strings.list;
  if (areSet(query.filters)) {
    return (
      <EmptyState
        icon={<IconFilter size={22} stroke={1.6} />}
        title={strings.filters.empty}
        text={strings.filters.emptyText}
        action={
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="." search={({ view, sort }: InboxSearch) => inboxSearch({ view, sort })} {...props} />
            )}
          >
            {strings.filters.clear}
          </Button>
        }
      />
    );
  }
  const all = counts?.all ?? 0;
  const showAll =
    all > 0 && query.view !== "all" ? (
      <Button variant="default" component={Link} to="/inbox">
        {words.showAll(all)}
      </Button>
    ) : null;
  const check = <IconCheck size={22} stroke={1.6} />;
  switch (query.view) {
    case "waiting":
      return (
        <EmptyState icon={check} title={words.emptyWaiting} text={words.emptyWaitingText} action={showAll} />
      );
    case "mine":
      return <EmptyState icon={check} title={words.emptyMine} text={words.emptyMineText} action={showAll} />;
    case "unassigned":
      return (
        <EmptyState
          icon={check}
          title={words.emptyUnassigned}
          text={words.emptyUnassignedText}
          action={showAll}
        />
      );
    case "snoozed":
      return (
        <EmptyState
          icon={<IconMoon size={22} stroke={1.6} />}
          title={words.emptySnoozed}
          text={words.emptySnoozedText}
          action={showAll}
        />
      );
    case "resolved":
      return (
        <EmptyState
          icon={check}
          title={words.emptyResolved}
          text={words.emptyResolvedText}
          action={showAll}
        />
      );
    case "all":
      return (
        <EmptyState
          icon={<IconInbox size={22} stroke={1.6} />}
          title={words.emptyAll}
          text={words.emptyAllText}
          action={
            <Button variant="default" component={Link} to="/numbers">
              {words.toNumbers}
            </Button>
          }
        />
      );
  }
}
