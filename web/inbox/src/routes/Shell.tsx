/** The frame of every page of a signed-in person: the rail (or bottom bar), the connection's strips, the page. */
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import type { Me } from "@twinline/api";
import { lazy, Suspense, useCallback } from "react";
import { PaletteKey } from "../features/palette/PaletteKey";
import { ConnectionStrip } from "../features/shell/ConnectionStrip";
import { HelpProvider } from "../features/shell/KeyboardHelp";
import { Rail } from "../features/shell/Rail";
import classes from "../features/shell/Shell.module.css";
import { ToastProvider } from "../features/shell/Toast";
import { keys } from "../live/keys";
import { LiveProvider } from "../live/LiveProvider";

const Notices = lazy(() => import("../features/notices/Notices"));
const route = getRouteApi("/signed-in");

export function Shell() {
  const { me, cursor } = route.useRouteContext();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signedOut = useCallback(() => {
    client.clear();
    // Several answers may tell of it, the later ones when the way out was gone already.
    if (location.pathname === "/sign-in") return;
    void navigate({ to: "/sign-in", search: { next: location.pathname + location.search } });
  }, [client, navigate]);
  const router = useRouter();
  const altered = useCallback(
    (next: Me) => {
      const old = client.getQueryData<Me>(keys.me);
      client.setQueryData(keys.me, next);
      const isSame = old?.role === next.role && old.away_since === next.away_since;
      // What a page may show hangs on it.
      if (!isSame || old.person.name !== next.person.name) void router.invalidate();
    },
    [client, router],
  );
  return (
    <LiveProvider me={me} cursor={cursor} onEnded={signedOut} onMe={altered}>
      <HelpProvider>
        <ToastProvider>
          <div className={classes.frame}>
            <Rail me={me} />
            <div className={classes.page}>
              <ConnectionStrip />
              <div className={classes.content}>
                <Outlet />
              </div>
            </div>
          </div>
          <PaletteKey />
          <Suspense>
            <Notices />
          </Suspense>
        </ToastProvider>
      </HelpProvider>
    </LiveProvider>
  );
}
