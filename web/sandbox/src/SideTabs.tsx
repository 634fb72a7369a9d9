// Tour or faults at the side of the phones.

import { useBench } from "./api/queries";
import { useDesk } from "./desk/DeskProvider";
import { activeFaults } from "./faults/faults";
import classes from "./SideTabs.module.css";
import { strings } from "./strings";
import { useGuide } from "./tour/GuideProvider";
import { tourLength } from "./tour/tour";

export function SideTabs() {
  const { desk, act } = useDesk();
  const { tour } = useGuide();
  const { data } = useBench();
  const faults = data ? activeFaults(data.faults) : 0;
  const tabs = [
    {
      side: "guide" as const,
      label: strings.panes.guide,
      count: `${Math.min(tour.step, tourLength)}/${tourLength}`,
    },
    { side: "faults" as const, label: strings.panes.faults, count: faults > 0 ? String(faults) : null },
  ];
  return (
    <div className={classes.tabs} role="tablist" aria-label={strings.panes.label}>
      {tabs.map((tab) => (
        <button
          key={tab.side}
          type="button"
          role="tab"
          aria-selected={desk.side === tab.side}
          className={classes.tab}
          onClick={() => act({ act: "side", side: tab.side })}
        >
          {tab.label}
          {tab.count ? <em data-warn={tab.side === "faults" || undefined}>{tab.count}</em> : null}
        </button>
      ))}
    </div>
  );
}
