/** One strip under the bar while the connection is away. */
import { IconWifiOff } from "@tabler/icons-react";
import { Strip } from "@twinline/kit";
import { useAway } from "../../live/LiveProvider";
import { useOutbox } from "../../outbox/useOutbox";
import { strings } from "../../strings";

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
