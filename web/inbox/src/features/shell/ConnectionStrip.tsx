/** One strip under the bar while the connection is away. It waits a moment, as most breaks are over before they matter. */
import { IconWifiOff } from "@tabler/icons-react";
import { Strip } from "@twinline/kit";
import { useEffect, useState } from "react";
import { useLiveState } from "../../live/LiveProvider";
import { useOutbox } from "../../outbox/useOutbox";
import { strings } from "../../strings";

const PATIENCE_MS = 1500;

export function ConnectionStrip() {
  const away = useAway();
  const { entries } = useOutbox();
  if (!away) return null;
  const waiting = entries.filter((entry) => entry.state.kind === "waiting").length;
  return (
    <Strip
      tone="info"
      icon={<IconWifiOff size={18} stroke={1.75} aria-hidden />}
      title={strings.connection.none}
    >
      {waiting === 0 ? strings.connection.readOnly : strings.connection.waits(waiting)}
    </Strip>
  );
}

/** True once the connection has been away for longer than a blink. */
export function useAway(): boolean {
  const state = useLiveState();
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
