// How the number stands, and what its owner can do about it.
import { dateTime, duration, Notice } from "@twinline/kit";
import { useState } from "react";
import { useNow } from "../api/clock";
import { sameBusiness } from "../businesses/current";
import { TextButton } from "../ui/TextButton";
import type { SectionProps } from "./Account";
import classes from "./account.module.css";
import { useAccountAct, useApps, useConnectAtOnce } from "./queries";
import { Refusal } from "./Refusal";
import { accountStrings as words } from "./strings";

const WINDOW = "popup,width=600,height=760";

export function ConnectionSection({ account }: SectionProps) {
  const now = useNow(1_000);
  const act = useAccountAct();
  const atOnce = useConnectAtOnce();
  const { data: apps } = useApps();
  const [blocked, setBlocked] = useState(false);
  const linked = account.state === "connected" || account.state === "offboarded";
  const open = () => {
    const query = new URLSearchParams({ client_id: apps?.[0]?.app_id ?? "", display: "popup" });
    setBlocked(window.open(sameBusiness(`/bench/sign_up/?${query}`), "twinline_sign_up", WINDOW) === null);
  };
  return (
    <>
      <p className={classes.state} data-state={account.state}>
        <b>{words.states[account.state]}</b>
        {account.since !== null ? <span>{words.since(dateTime(account.since))}</span> : null}
        {account.reason ? <span>{words.reason(account.reason)}</span> : null}
        {account.state === "offboarded" ? (
          <span>
            {account.returns_at === null
              ? words.stays
              : words.returns(duration(Math.max(0, account.returns_at - now)))}
          </span>
        ) : null}
      </p>
      <Troubles account={account} now={now} />
      <div className={classes.acts}>
        {linked ? (
          <>
            <TextButton small onClick={() => act.mutate({ do: "disconnect" })}>
              {words.acts.disconnect}
            </TextButton>
            {account.state === "connected" ? (
              <>
                <TextButton small onClick={() => act.mutate({ do: "new_phone", returns: true })}>
                  {words.acts.newPhone}
                </TextButton>
                <TextButton small onClick={() => act.mutate({ do: "new_phone", returns: false })}>
                  {words.acts.newPhoneAlone}
                </TextButton>
              </>
            ) : (
              <TextButton small onClick={() => act.mutate({ do: "reconnect" })}>
                {words.acts.reconnect}
              </TextButton>
            )}
          </>
        ) : (
          <TextButton small onClick={() => atOnce.mutate(true)}>
            {words.acts.atOnce}
          </TextButton>
        )}
        <TextButton small look={linked ? "outline" : "filled"} disabled={!apps} onClick={open}>
          {words.acts.open}
        </TextButton>
      </div>
      {blocked ? <Notice tone="warning" title={words.acts.noPopup} /> : null}
      <Refusal error={act.error ?? atOnce.error} />
    </>
  );
}

function Troubles({ account, now }: SectionProps & { now: number }) {
  const left = (until: number) => duration(Math.max(0, until - now));
  const { ban, sync_until: syncUntil, breaks_at: breaksAt } = account;
  const unasked = !(account.contacts_asked && account.history_asked);
  const lines = [
    ban ? (ban.state === "DISABLE" ? words.banned : words.banAhead(left(ban.at))) : null,
    account.locked ? words.locked : null,
    ...account.restrictions
      .filter((held) => now < held.until)
      .map((held) => words.restricted(held.kind, left(held.until))),
    breaksAt === null ? null : words.breaks(left(breaksAt)),
  ].filter((line) => line !== null);
  return (
    <>
      {lines.map((line) => (
        <Notice key={line} tone="warning" title={line} />
      ))}
      {account.state === "connected" && syncUntil !== null && unasked ? (
        <p className={classes.hint}>{now > syncUntil ? words.syncOver : words.syncUntil(left(syncUntil))}</p>
      ) : null}
    </>
  );
}
