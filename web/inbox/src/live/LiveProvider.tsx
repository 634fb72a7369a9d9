/** Holds the page's socket and outbox while somebody is signed in, and tells how the connection stands. */
import { useQueryClient } from "@tanstack/react-query";
import { api, type LiveItem, LiveSocket, type LiveState, type Me } from "@twinline/api";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { setBusinessNow } from "../clock";
import { Outbox } from "../outbox/Outbox";
import { OutboxContext } from "../outbox/useOutbox";
import { applyItems } from "./apply";
import { keys } from "./keys";

const LiveStateContext = createContext<LiveState>("stopped");

export function useLiveState(): LiveState {
  return useContext(LiveStateContext);
}

interface Props {
  me: Me;
  /** Where the socket begins: taken before any snapshot that is on screen. */
  cursor: string;
  onSignedOut: () => void;
  children: ReactNode;
}

export function LiveProvider({ me, cursor, onSignedOut, children }: Props) {
  const client = useQueryClient();
  const personId = me.person.id;
  const outbox = useMemo(
    () =>
      new Outbox({
        send: api.sendMessage,
        accepted: (message) => applyItems(client, [{ kind: "message", message }]),
        storage: localStorage,
        storageKey: `twinline.outbox.${personId}`,
      }),
    [client, personId],
  );
  const socket = useMemo(() => {
    const refetch = () => {
      for (const queryKey of [keys.lists, keys.conversations, keys.threads, keys.numbers, keys.numberDetails])
        void client.invalidateQueries({ queryKey });
    };
    const handlers = {
      onItems: (items: LiveItem[]) => applyItems(client, items),
      onSnapshotNeeded: refetch,
      onNow: setBusinessNow,
      onSignedOut,
    };
    return new LiveSocket(handlers, cursor);
  }, [client, cursor, onSignedOut]);
  const state = useSyncExternalStore(socket.subscribe, () => socket.state);

  useEffect(() => {
    socket.start();
    return () => socket.stop();
  }, [socket]);

  useEffect(() => {
    if (state === "open") outbox.flush();
  }, [state, outbox]);

  return (
    <OutboxContext.Provider value={outbox}>
      <LiveStateContext.Provider value={state}>{children}</LiveStateContext.Provider>
    </OutboxContext.Provider>
  );
}
