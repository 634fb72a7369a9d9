// What the account's tab reads and does. The live feed says when to read again.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, json } from "../api/client";
import type { Account, AppRow, EventKind, Facts, Habits } from "./types";

export const accountKey = ["account"] as const;

export const useAccount = ({ every = false as number | false } = {}) =>
  useQuery({
    queryKey: accountKey,
    queryFn: () => call<Account>("/account"),
    refetchInterval: every,
  });

export const useEventKinds = () =>
  useQuery({
    queryKey: ["account_events"],
    queryFn: async () => (await call<{ events: EventKind[] }>("/account/events")).events,
  });

export const useApps = () =>
  useQuery({
    queryKey: ["apps"],
    queryFn: async () => (await call<{ apps: AppRow[] }>("/apps")).apps,
  });

/** Everything that is done to the account; each answers with the account as it is then. */
export type AccountAct =
  | { do: "facts"; change: Partial<Facts> }
  | { do: "habits"; change: Partial<Habits> }
  | { do: "number"; digits: string }
  | { do: "disconnect" }
  | { do: "new_phone"; returns: boolean }
  | { do: "reconnect" }
  | { do: "event"; event: string; given: Record<string, string> };

function send(act: AccountAct): Promise<Account> {
  switch (act.do) {
    case "facts":
      return call<Account>("/account/facts", json("PATCH", act.change));
    case "habits":
      return call<Account>("/account/habits", json("PATCH", act.change));
    case "number":
      return call<Account>("/account/number", json("PUT", { digits: act.digits }));
    case "disconnect":
      return call<Account>("/account/disconnect", { method: "POST" });
    case "new_phone":
      return call<Account>("/account/new_phone", json("POST", { returns: act.returns }));
    case "reconnect":
      return call<Account>("/account/reconnect", { method: "POST" });
    case "event":
      return call<Account>("/account/events", json("POST", { event: act.event, ...act.given }));
  }
}

export function useAccountAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (account) => client.setQueryData(accountKey, account),
  });
}

/** The short way: connected at once, nothing asked. */
export function useConnectAtOnce() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (shareHistory: boolean) =>
      call<{ code: string }>("/sign_up", json("POST", { share_history: shareHistory })),
    onSuccess: () => client.invalidateQueries({ queryKey: accountKey }),
  });
}
