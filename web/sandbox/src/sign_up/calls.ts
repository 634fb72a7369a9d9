// The steps of the sign-up window, as calls of the bench API.
import { call, json } from "../api/client";
import { apiBase } from "../businesses/current";
import type { Finish, Run, SessionMessage } from "./types";

const at = (run: string, step = "") => `/sign_ups/${encodeURIComponent(run)}${step}`;

export const signUp = {
  begin: (clientId: string) => call<Run>("/sign_ups", json("POST", { client_id: clientId })),
  find: (run: string) => call<Run>(at(run)),
  portfolio: (run: string) => call<Run>(at(run, "/portfolio"), { method: "POST" }),
  number: (run: string, digits: string) => call<Run>(at(run, "/number"), json("POST", { digits })),
  pair: (run: string, code: string) => call<Run>(at(run, "/pair"), json("POST", { code })),
  consent: (run: string, accept: boolean, shareHistory: boolean) =>
    call<Run>(at(run, "/consent"), json("POST", { accept, share_history: shareHistory })),
  finish: (run: string) => call<Finish>(at(run, "/finish"), { method: "POST" }),
  cancel: async (run: string, report: boolean): Promise<SessionMessage> =>
    (await call<{ message: SessionMessage }>(at(run, "/cancel"), json("POST", { report }))).message,
  /** As the window closes: nobody waits for the answer. */
  leave: (run: string): void => {
    const body = new Blob([JSON.stringify({ report: false })], { type: "application/json" });
    navigator.sendBeacon(`${apiBase()}${at(run, "/cancel")}`, body);
  },
};
