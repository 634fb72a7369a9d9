/** The links that still let somebody in. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { dateTime, Notice, SkeletonBlock } from "@twinline/kit";
import { keys } from "../../live/keys";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { problemWords } from "../../ui/problemWords";
import { invitationsQuery } from "./queries";
import classes from "./Team.module.css";
import { words } from "./words";

export function Invitations() {
  const client = useQueryClient();
  const { data: open, error, refetch } = useQuery(invitationsQuery);
  const revoke = useMutation({
    mutationFn: api.revokeInvitation,
    onSettled: () => client.invalidateQueries({ queryKey: keys.invitations }),
  });
  if (!open)
    return error ? (
      <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonBlock height={40} />
    );
  const failure = revoke.error ? problemWords(revoke.error) : null;
  return (
    <>
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      {open.length === 0 ? (
        <p className={classes.text}>
          {words.none} {words.noneText}
        </p>
      ) : (
        <ul className={classes.open}>
          {open.map(({ id, role, by, expires_at, resets }) => (
            <li key={id}>
              <span>
                {resets
                  ? words.resets(resets.name, by?.name ?? words.somebody, dateTime(expires_at))
                  : words.invited(strings.nav.role[role], by?.name ?? words.somebody, dateTime(expires_at))}
              </span>
              <span className="tl-grow" />
              <Button variant="default" size="xs" onClick={() => revoke.mutate(id)}>
                {words.revoke}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
