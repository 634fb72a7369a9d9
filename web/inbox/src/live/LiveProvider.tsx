/** Holds the page's socket and outbox while somebody is signed in, and tells how the connection stands. */
import { notifyManager, type QueryKey, useQueryClient } from "@tanstack/react-query";
import {
  type Attribute,
  api,
  type Draft,
  type Label,
  type LiveItem,
  LiveSocket,
  type LiveState,
  type Me,
  onSignedOut,
  type Present,
  type SavedView,
} from "@twinline/api";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { setBusinessNow } from "../clock";
import { Drafts } from "../drafts/Drafts";
import { DraftsContext } from "../drafts/useDrafts";
import { Outbox } from "../outbox/Outbox";
import { OutboxContext } from "../outbox/useOutbox";
import { applyItems } from "./apply";
import { Heard, HeardContext } from "./Heard";
import { keys } from "./keys";
import { applyMentions } from "./mentions";
import { applyPins } from "./pins";
import { Presence, PresenceContext } from "./presence";
import { useBusinessClock } from "./useBusinessClock";

const AwayContext = createContext(false);

/** True once the connection has been away for longer than a blink. */
export function useAway(): boolean {
  return useContext(AwayContext);
}

/** Most breaks are over before they matter to anybody. */
const PATIENCE_MS = 1500;

function useLongAway(state: LiveState): boolean {
  const [away, setAway] = useState(false);
  const connected = state === "open";
  useEffect(() => {
    if (connected) {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [connected]);
  return away;
}

interface Props {
  me: Me;
  /** Where the socket begins: taken before any snapshot that is on screen. */
  cursor: string;
  onEnded: () => void;
  /** Who somebody is, or what they may do, has altered. */
  onMe: (me: Me) => void;
  children: ReactNode;
}

export function LiveProvider({ me, cursor, onEnded, onMe, children }: Props) {
  const client = useQueryClient();
  const personId = me.person.id;
  const outbox = useMemo(
    () =>
      new Outbox({
        send: api.sendMessage,
        accepted: (message) => {
          applyItems(client, [{ kind: "message", message }]);
          // The cache tells its readers a moment later, in order: whoever waits here comes after them.
          return new Promise((resolve) => notifyManager.schedule(resolve));
        },
        now: Date.now,
        wake: (at, call) => void setTimeout(call, Math.max(0, at - Date.now())),
        storage: localStorage,
        storageKey: `twinline.outbox.${personId}`,
      }),
    [client, personId],
  );
  const drafts = useMemo(
    () =>
      new Drafts({
        put: api.putDraft,
        list: api.drafts,
        later: (call, ms) => {
          const timer = setTimeout(call, ms);
          return () => clearTimeout(timer);
        },
        storage: localStorage,
        storageKey: `twinline.drafts.${personId}`,
      }),
    [personId],
  );
  const heard = useMemo(() => new Heard(), []);
  const [socket, presence] = useMemo(() => {
    const refetch = () => {
      for (const queryKey of [
        keys.labels,
        keys.savedViews,
        keys.attributes,
        keys.lists,
        keys.conversations,
        keys.threads,
        keys.numbers,
        keys.numberDetails,
      ])
        void client.invalidateQueries({ queryKey });
    };
    // A lost connection asks again when it is back.
    const askMe = () => void api.me().then(onMe, () => undefined);
    /** What the socket tells whole; an answer that is still on its way is older. */
    const put = (queryKey: QueryKey, all: unknown) =>
      void client.cancelQueries({ queryKey }).then(() => client.setQueryData(queryKey, all));
    const handlers = {
      onItems: (items: LiveItem[]) => {
        applyItems(client, items);
        heard.tell(items);
      },
      onSnapshotNeeded: refetch,
      onPins: (pins: string[]) => applyPins(client, pins),
      onMentions: (mentions: string[]) => applyMentions(client, mentions),
      onDraft: (draft: Draft) => drafts.told(draft),
      onDraftsMissed: () => void drafts.catchUp(),
      onLabels: (labels: Label[]) => put(keys.labels, labels),
      onSavedViews: (views: SavedView[]) => put(keys.savedViews, views),
      onAttributes: (attributes: Attribute[]) => put(keys.attributes, attributes),
      onMeMoved: askMe,
      onTeamMoved: () => {
        for (const queryKey of [keys.people, keys.invitations]) void client.invalidateQueries({ queryKey });
        askMe();
      },
      onNow: setBusinessNow,
      onSignedOut: onEnded,
      onPresence: (at: string, people: Present[]) => others.heard(at, people),
    };
    const live = new LiveSocket(handlers, cursor);
    const others: Presence = new Presence((looking_at, writing) => live.look({ looking_at, writing }));
    return [live, others] as const;
  }, [client, cursor, onEnded, onMe, drafts, heard]);
  const state = useSyncExternalStore(socket.subscribe, () => socket.state);

  const away = useLongAway(state);
  useBusinessClock(me);

  useEffect(() => {
    socket.start();
    return () => socket.stop();
  }, [socket]);

  useEffect(() => {
    if (state !== "open") return;
    outbox.flush();
    // No cursor tells of them.
    void drafts.catchUp();
  }, [state, outbox, drafts]);

  useEffect(() => {
    const hurry = () => {
      if (document.visibilityState === "hidden") drafts.hurry();
    };
    document.addEventListener("visibilitychange", hurry);
    return () => document.removeEventListener("visibilitychange", hurry);
  }, [drafts]);

  const lost = useRef(false);
  // Any call may be the one to learn that the session is over.
  useEffect(() => onSignedOut(onEnded), [onEnded]);
  // A refused socket looks like a lost one; only an ordinary question tells the difference.
  useEffect(() => {
    if (state === "waiting") lost.current = true;
    if (state === "waiting") api.me().catch(() => undefined);
    // What was pinned elsewhere meanwhile is told by no cursor.
    if (state !== "open" || !lost.current) return;
    lost.current = false;
    api.me().then(
      (next) => {
        applyPins(client, next.pins);
        applyMentions(client, next.mentions);
        onMe(next);
      },
      () => undefined,
    );
  }, [state, client, onMe]);

  return (
    <OutboxContext.Provider value={outbox}>
      <DraftsContext.Provider value={drafts}>
        <PresenceContext.Provider value={presence}>
          <HeardContext.Provider value={heard}>
            <AwayContext.Provider value={away}>{children}</AwayContext.Provider>
          </HeardContext.Provider>
        </PresenceContext.Provider>
      </DraftsContext.Provider>
    </OutboxContext.Provider>
  );
}
