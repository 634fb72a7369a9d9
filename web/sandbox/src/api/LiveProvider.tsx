// Holds the live link for the page: frames go into the cache, then to whoever listens.
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { applyFrame, keys } from "./cache";
import { readAnew } from "./readAnew";
import { type LinkState, LiveSocket } from "./socket";
import type { Frame } from "./types";

type Listener = (frame: Frame) => void;

interface Live {
  link: LinkState;
  retry: () => void;
  listen: (listener: Listener) => () => void;
}

const LiveContext = createContext<Live | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [link, setLink] = useState<LinkState>("connecting");
  const listeners = useRef(new Set<Listener>());
  const socket = useRef<LiveSocket | null>(null);

  useEffect(() => {
    const made = new LiveSocket({
      frame: (frame) => {
        applyFrame(client, frame);
        for (const listener of listeners.current) listener(frame);
      },
      state: setLink,
      // The state itself came with the frame; everything else may have moved while we were away.
      stale: () => readAnew(client, { predicate: (query) => query.queryKey[0] !== keys.state[0] }),
    });
    socket.current = made;
    // Not at once: a page that mounts twice in development would leave a half-open socket behind.
    const opening = setTimeout(() => made.open());
    const online = () => made.open();
    window.addEventListener("online", online);
    return () => {
      clearTimeout(opening);
      window.removeEventListener("online", online);
      made.close();
    };
  }, [client]);

  const live = useMemo<Live>(
    () => ({
      link,
      retry: () => {
        socket.current?.open();
        client.invalidateQueries({ queryKey: keys.state });
      },
      listen: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [link, client],
  );
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("useLive needs a LiveProvider around it");
  return live;
}

/** Calls back for every frame while mounted; the latest callback counts. */
export function useFrames(listener: Listener): void {
  const { listen } = useLive();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen((frame) => latest.current(frame)), [listen]);
}
