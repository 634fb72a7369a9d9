// The frame of a tab: its title, a way to add, and whether it stays on this phone.
import { IconLock, IconPlus } from "@tabler/icons-react";
import { LoadingLabel } from "@twinline/kit";
import type { ReactNode } from "react";
import type { AppState } from "../../api/app";
import { useApp } from "../../api/appQueries";
import { Failure } from "../Failure";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";

const words = phoneStrings.app;

export interface AppPageProps {
  title: string;
  add?: { label: string; onClick: () => void };
  /** Nothing of it leaves the phone. */
  stays?: boolean;
  children: (app: AppState) => ReactNode;
}

export function AppPage({ title, add, stays = false, children }: AppPageProps) {
  const { data: app, error, isPending } = useApp();
  return (
    <>
      <div className={classes.head}>
        <h3>{title}</h3>
        {add ? (
          <button type="button" aria-label={add.label} title={add.label} onClick={add.onClick}>
            <IconPlus size={18} stroke={1.75} aria-hidden />
          </button>
        ) : null}
      </div>
      <div className={classes.page}>
        {stays ? (
          <p className={classes.stays}>
            <IconLock size={13} stroke={2} aria-hidden />
            {words.stays}
          </p>
        ) : null}
        <Failure error={error} />
        {isPending ? <LoadingLabel /> : null}
        {app ? children(app) : null}
      </div>
    </>
  );
}
