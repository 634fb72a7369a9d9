/** How people and bots got along in the last week: what crossed, with where, and what bots did not say. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FloorReport } from "@twinline/api";
import { dateTime, duration, LoadingLabel, SkeletonBlock } from "@twinline/kit";
import { beside } from "@twinline/kit/texts";
import { floorReportQuery } from "../../live/queries";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import classes from "./Rules.module.css";

const words = pageStrings.rules;
const causes = ["phone", "agent", "typing", "turn_changed"] as const;

export function ReportCard({ numberId }: { numberId: string }) {
  const { data: report, error, refetch } = useQuery(floorReportQuery(numberId));
  return (
    <Card title={words.report} aside={words.reportAside} span={12}>
      {report ? (
        <Told report={report} />
      ) : error ? (
        <FailedToLoad title={words.reportFailed} error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <LoadingLabel />
          <SkeletonBlock height={120} />
        </>
      )}
    </Card>
  );
}

function Told({ report }: { report: FloorReport }) {
  const counts = words.reportCounts;
  const all = causes.reduce((total, cause) => total + report.withdrawn[cause], 0);
  const why = causes.filter((cause) => report.withdrawn[cause] > 0);
  return (
    <>
      <table className={classes.table}>
        <tbody>
          <Count label={counts.collisions} value={report.collisions} />
          <Count label={counts.prevented} value={report.prevented} />
          <Count
            label={counts.withdrawn}
            value={all}
            more={beside(...why.map((cause) => `${report.withdrawn[cause]} ${words.reportCauses[cause]}`))}
          />
          <Count label={counts.taken_from_bots} value={report.taken_from_bots} />
          <Count
            label={counts.handed_over}
            value={report.handed_over.count}
            more={handOverWords(report.handed_over)}
          />
        </tbody>
      </table>
      {report.items.length === 0 ? (
        <p className={classes.none}>{words.reportNone}</p>
      ) : (
        <ul className={classes.list} aria-label={words.reportCollisions}>
          {report.items.map((item) => (
            <li key={item.bot_message_id} className={classes.turn}>
              <p>
                <Link to="/inbox/$conversationId" params={{ conversationId: item.conversation_id }}>
                  <bdi>{item.name}</bdi>
                </Link>
              </p>
              <small>{words.reportItem(item.bot_name ?? strings.thread.botName, dateTime(item.at))}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** How long those let customers wait whom a bot gave to people. */
function handOverWords({ count, taken, median_ms, p90_ms }: FloorReport["handed_over"]): string {
  if (count === 0) return "";
  if (median_ms === null || p90_ms === null) return words.handOverNobody;
  const times = words.handOverTimes(duration(median_ms), duration(p90_ms));
  return taken === count ? times : `${times} ${words.handOverWaiting(count - taken)}`;
}

function Count({ label, value, more }: { label: string; value: number; more?: string }) {
  return (
    <tr>
      <th scope="row">
        {label}
        {more ? <small className={classes.cause}>{more}</small> : null}
      </th>
      <td>{value}</td>
    </tr>
  );
}
