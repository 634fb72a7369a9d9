// The bottom bar of narrow pages.
import {
  IconBolt,
  IconBuildingStore,
  IconCode,
  IconDeviceMobile,
  IconListCheck,
  IconMovie,
  type TablerIcon,
} from "@tabler/icons-react";
import { useDesk } from "./desk/DeskProvider";
import type { Pane } from "./desk/desk";
import { strings } from "./strings";
import classes from "./TabBar.module.css";

const panes: { pane: Pane; Icon: TablerIcon }[] = [
  { pane: "phones", Icon: IconDeviceMobile },
  { pane: "guide", Icon: IconListCheck },
  { pane: "faults", Icon: IconBolt },
  { pane: "account", Icon: IconBuildingStore },
  { pane: "scenarios", Icon: IconMovie },
  { pane: "traffic", Icon: IconCode },
];

export function TabBar() {
  const { desk, act } = useDesk();
  return (
    <nav className={classes.bar} aria-label={strings.panes.label}>
      {panes.map(({ pane, Icon }) => (
        <button
          key={pane}
          type="button"
          className={classes.tab}
          aria-current={desk.pane === pane ? "page" : undefined}
          onClick={() => act({ act: "pane", pane })}
        >
          <Icon aria-hidden size={22} stroke={1.6} />
          {strings.panes[pane]}
        </button>
      ))}
    </nav>
  );
}
