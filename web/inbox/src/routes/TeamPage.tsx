/** Who works here and what they may do; for owners and admins the way in and out as well. */
import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { Invitations } from "../features/team/Invitations";
import { InviteWindow } from "../features/team/InviteWindow";
import { Members } from "../features/team/Members";
import classes from "../features/team/Team.module.css";
import { words } from "../features/team/words";
import { peopleQuery } from "../live/queries";
import { administers } from "../live/roles";
import { FailedToLoad } from "../ui/FailedToLoad";
import { Card, Page } from "../ui/Page";

const route = getRouteApi("/signed-in");

export function TeamPage() {
  const { me } = route.useRouteContext();
  const { data: members, error, refetch } = useQuery({ ...peopleQuery, refetchOnMount: "always" });
  const [inviting, setInviting] = useState(false);
  const may = administers(me.role);
  const invite = (
    <Button
      leftSection={<IconUserPlus size={16} stroke={1.75} aria-hidden />}
      onClick={() => setInviting(true)}
    >
      {words.invite}
    </Button>
  );
  return (
    <Page title={words.title} action={may ? invite : null}>
      {members ? (
        <Card title={words.members(members.length)} span={12}>
          <Members me={me} members={members} may={may} />
        </Card>
      ) : (
        <div className={classes.all}>
          {error ? (
            <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonBlock height={200} />
          )}
        </div>
      )}
      {may ? (
        <Card title={words.invitations} span={12}>
          <Invitations />
        </Card>
      ) : null}
      {inviting ? <InviteWindow me={me} opened onClose={() => setInviting(false)} /> : null}
    </Page>
  );
}
