// The traffic inspector: what went between WhatsApp and the platform, live, with the chosen one beside it.
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { EmptyState } from "@twinline/kit";
import { useState } from "react";
import { useTraffic } from "../api/queries";
import { noFilter } from "../api/trafficFilter";
import type { TrafficKind } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { Segments } from "../ui/Segments";
import { ExchangeDetail } from "./ExchangeDetail";
import { LiveRate } from "./LiveRate";
import { StoryPane } from "./StoryPane";
import classes from "./Traffic.module.css";
import { TrafficList } from "./TrafficList";
import { TrafficSearch } from "./TrafficSearch";

const words = strings.traffic;
const kinds: TrafficKind[] = ["all", "webhook", "graph", "faulty"];

export function Traffic({ narrow = false }: { narrow?: boolean }) {
  const { desk, act } = useDesk();
  const [kind, setKind] = useState<TrafficKind>("all");
  const faulty = useTraffic("faulty").data?.pages.reduce((sum, page) => sum + page.length, 0) ?? 0;
  const [filter, setFilter] = useState(noFilter);
  const chosen = desk.exchange;
  const showAll = () => {
    setKind("all");
    setFilter(noFilter);
  };
  const folded = !narrow && desk.trafficFolded;

  if (narrow && desk.story !== null) return <StoryPane key={desk.story} wamid={desk.story} />;
  if (narrow && chosen !== null)
    return <ExchangeDetail id={chosen} onBack={() => act({ act: "exchange", exchange: null })} />;

  return (
    <section
      className={classes.traffic}
      aria-label={words.title}
      data-narrow={narrow || undefined}
      data-story={desk.story !== null || undefined}
    >
      <div className={classes.main}>
        <div className={classes.head}>
          <h2>{words.title}</h2>
          {folded ? null : (
            <Segments
              label={words.title}
              value={kind}
              onChange={setKind}
              choices={kinds.map((value) => ({
                value,
                label: words.kinds[value],
                count: value === "faulty" ? faulty : undefined,
              }))}
            />
          )}
          {folded ? null : <TrafficSearch filter={filter} onChange={setFilter} />}
          <LiveRate />
          {narrow ? null : (
            <IconButton
              label={folded ? words.unfold : words.fold}
              aria-expanded={!folded}
              onClick={() => act({ act: "fold-traffic", folded: !folded })}
            >
              {folded ? (
                <IconChevronUp size={16} stroke={1.75} />
              ) : (
                <IconChevronDown size={16} stroke={1.75} />
              )}
            </IconButton>
          )}
        </div>
        {folded ? null : <TrafficList kind={kind} filter={filter} onAll={showAll} />}
      </div>
      {narrow || folded ? null : desk.story !== null ? (
        <StoryPane key={desk.story} wamid={desk.story} />
      ) : chosen === null ? (
        <div className={classes.blank}>
          <EmptyState title={words.pick} text={words.pickText} />
        </div>
      ) : (
        <ExchangeDetail id={chosen} />
      )}
    </section>
  );
}
