/** The frame of every page of a signed-in person: the rail (or bottom bar), the connection's strips, the page. */
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Outlet, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { PaletteKey } from "../features/palette/PaletteKey";
import { ConnectionStrip } from "../features/shell/ConnectionStrip";
import { HelpProvider } from "../features/shell/KeyboardHelp";
import { Rail } from "../features/shell/Rail";
import classes from "../features/shell/Shell.module.css";
import { ToastProvider } from "../features/shell/Toast";
import { LiveProvider } from "../live/LiveProvider";

const route = getRouteApi("/signed-in");

export function Shell() {
  const { me, cursor } = route.useRouteContext();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signedOut = useCallback(() => {
    client.clear();
    void navigate({ to: "/sign-in", search: { next: location.pathname + location.search } });
  }, [client, navigate]);
  return (
    <LiveProvider me={me} cursor={cursor} onEnded={signedOut}>
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
        </ToastProvider>
      </HelpProvider>
    </LiveProvider>
  );
}
