// The side of the phones: tour, faults, account, scenarios or gaps, as tabs that arrow keys walk through.
import { Tabs } from "@mantine/core";
import { Account } from "./account/Account";
import { useDesk } from "./desk/DeskProvider";
import { isSide } from "./desk/desk";
import { Faults } from "./faults/Faults";
import { useFaultCount } from "./faults/useFaultRules";
import { Gaps } from "./gaps/Gaps";
import classes from "./SideTabs.module.css";
import { Scenarios } from "./scenarios/Scenarios";
import { strings } from "./strings";
import { Guide } from "./tour/Guide";
import { useGuide } from "./tour/GuideProvider";
import { tourLength } from "./tour/tour";

export function SideTabs() {
  const { desk, act } = useDesk();
  const { tour } = useGuide();
  const faults = useFaultCount();
  const tabs = [
    {
      side: "guide" as const,
      count: `${Math.min(tour.step, tourLength)}/${tourLength}`,
      panel: <Guide />,
    },
    { side: "faults" as const, count: faults > 0 ? String(faults) : null, panel: <Faults /> },
    { side: "account" as const, count: null, panel: <Account /> },
    { side: "scenarios" as const, count: null, panel: <Scenarios /> },
    { side: "gaps" as const, count: null, panel: <Gaps /> },
  ];
  return (
    <Tabs
      unstyled
      keepMounted={false}
      className={classes.side}
      value={desk.side}
      onChange={(side) => (isSide(side) ? act({ act: "side", side }) : undefined)}
    >
      <Tabs.List className={classes.tabs} aria-label={strings.panes.label}>
        {tabs.map(({ side, count }) => (
          <Tabs.Tab key={side} value={side} className={classes.tab}>
            {strings.panes[side]}
            {count ? <em data-warn={side === "faults" || undefined}>{count}</em> : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ side, panel }) => (
        <Tabs.Panel key={side} value={side} className={classes.panel}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
