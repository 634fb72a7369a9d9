/** What is one's own: name, password, what one signs in with, sessions. */
import { getRouteApi } from "@tanstack/react-router";
import { FactorCards } from "../features/account/FactorCards";
import { NoticesCard } from "../features/account/NoticesCard";
import { PasswordCard } from "../features/account/PasswordCard";
import { ProfileCard } from "../features/account/ProfileCard";
import { SessionsCard } from "../features/account/SessionsCard";
import { words } from "../features/account/words";
import { Page } from "../ui/Page";

const route = getRouteApi("/signed-in");

export function AccountPage() {
  const { me } = route.useRouteContext();
  return (
    <Page title={words.title}>
      <ProfileCard me={me} />
      <PasswordCard email={me.email} />
      <NoticesCard />
      <FactorCards />
      <SessionsCard />
    </Page>
  );
}
