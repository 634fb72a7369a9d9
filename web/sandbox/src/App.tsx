// The bench: top bar, phones, faults and tour at the side, traffic below; on narrow pages one of them at a time.
import { useMediaQuery } from "@mantine/hooks";
import { IconBuildingStore, IconPlugConnectedX } from "@tabler/icons-react";
import { EmptyState, Strip, timeWithSeconds } from "@twinline/kit";
import classes from "./App.module.css";
import { Account } from "./account/Account";
import { BenchError } from "./api/client";
import { clockNow } from "./api/clock";
import { useLive } from "./api/LiveProvider";
import { useBench } from "./api/queries";
import { BenchSkeleton } from "./BenchSkeleton";
import { businessStrings } from "./businesses/strings";
import { useDesk } from "./desk/DeskProvider";
import { Faults } from "./faults/Faults";
import { Phones } from "./phones/Phones";
import { SideTabs } from "./SideTabs";
import { Scenarios } from "./scenarios/Scenarios";
import { strings } from "./strings";
import { TabBar } from "./TabBar";
import { TopBar } from "./top/TopBar";
import { Guide } from "./tour/Guide";
import { Traffic } from "./traffic/Traffic";
import { TextButton } from "./ui/TextButton";

/** The sandbox is there, and says no. */
const isRefusal = (error: Error) => error instanceof BenchError && !error.unreachable;

/** An address that was kept longer than the business it names. */
function NoSuchBusiness() {
  return (
    <div className={classes.alone} role="alert">
      <EmptyState
        icon={<IconBuildingStore size={40} stroke={1.5} aria-hidden />}
        title={businessStrings.unknown}
        action={<a href="/bench/">{businessStrings.toFirst}</a>}
      />
    </div>
  );
}

export function App() {
  const bench = useBench();
  const live = useLive();
  const { desk } = useDesk();
  const narrow = useMediaQuery("(max-width: 999px)", window.innerWidth < 1000);

  if (!bench.data) {
    if (!bench.isError) return <BenchSkeleton />;
    if (isRefusal(bench.error)) return <NoSuchBusiness />;
    return (
      <div className={classes.alone} role="alert">
        <EmptyState
          icon={<IconPlugConnectedX size={40} stroke={1.5} aria-hidden />}
          title={strings.errors.unreachable}
          text={strings.errors.unreachableRemedy}
          action={<TextButton onClick={live.retry}>{strings.errors.retry}</TextButton>}
        />
      </div>
    );
  }

  const strip =
    live.link === "lost" ? (
      <Strip
        tone="warning"
        title={strings.offline.title}
        action={{ label: strings.offline.retry, onClick: live.retry }}
      >
        {strings.offline.text(timeWithSeconds(clockNow(bench.data.clock, bench.data.clock.read_at)))}
      </Strip>
    ) : null;

  if (narrow)
    return (
      <div className={classes.narrow}>
        <TopBar narrow />
        {strip}
        <main className={classes.pane}>
          {desk.pane === "phones" ? <Phones narrow /> : null}
          {desk.pane === "guide" ? <Guide /> : null}
          {desk.pane === "faults" ? <Faults /> : null}
          {desk.pane === "account" ? <Account /> : null}
          {desk.pane === "scenarios" ? <Scenarios withGaps /> : null}
          {desk.pane === "traffic" ? <Traffic narrow /> : null}
        </main>
        <TabBar />
      </div>
    );

  return (
    <div className={classes.bench} data-folded={desk.trafficFolded || undefined}>
      <div>
        <TopBar />
        {strip}
      </div>
      <main className={classes.stage}>
        <Phones />
        <aside className={classes.side}>
          <SideTabs />
        </aside>
      </main>
      <Traffic />
    </div>
  );
}
