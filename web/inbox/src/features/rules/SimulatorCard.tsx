/** What was said yesterday, or in a week, run through the rules on the page: what would have been different. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { api, type Rules, type RulesReplay } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useRef, useState } from "react";
import { businessNow } from "../../clock";
import { pageStrings } from "../../pageStrings";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { localZone } from "./HoursCard";
import classes from "./Rules.module.css";

const words = pageStrings.rules;
const DAY_MS = 86_400_000;
/** Differences that are listed; the counts are of all. */
const LISTED_MAX = 100;
const seats = ["phone", "inbox", "bot", "nobody"] as const;
type Counts = RulesReplay["was"];

function added(one: Counts, other: Counts): Counts {
  return {
    phone: one.phone + other.phone,
    inbox: one.inbox + other.inbox,
    bot: one.bot + other.bot,
    nobody: one.nobody + other.nobody,
  };
}

/** The calendar's day before today, by this browser's clock; or the last seven times twenty-four hours. */
function spanOf(what: "yesterday" | "week"): { from: number; to: number } {
  const now = businessNow();
  if (what === "week") return { from: now - 7 * DAY_MS, to: now };
  const today = new Date(now);
  today.setHours(0, 0, 0, 0);
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  return { from: yesterday.getTime(), to: today.getTime() };
}

export function SimulatorCard({ numberId, rules }: { numberId: string; rules: Rules }) {
  const [sum, setSum] = useState<RulesReplay | null>(null);
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = useRef(0);
  const start = async (what: "yesterday" | "week") => {
    const mine = ++run.current;
    setRunning(true);
    setFailure(null);
    setSum(null);
    const span = { rules, zone: localZone(), ...spanOf(what) };
    let all = null as RulesReplay | null;
    let cursor: string | null = null;
    try {
      do {
        const page: RulesReplay = await api.replayNumberRules(numberId, { ...span, cursor });
        if (run.current !== mine) return;
        const differing = page.items.filter(({ differs }) => differs);
        all = {
          items: [...(all?.items ?? []), ...differing].slice(0, LISTED_MAX),
          was: all ? added(all.was, page.was) : page.was,
          would: all ? added(all.would, page.would) : page.would,
          differ: (all?.differ ?? 0) + page.differ,
          conversations: (all?.conversations ?? 0) + page.conversations,
          next_cursor: page.next_cursor ?? null,
        };
        cursor = page.next_cursor ?? null;
        setSum(all);
      } while (cursor);
    } catch (error) {
      const { fact, remedy } = problemWords(error);
      setFailure([fact, remedy].filter(Boolean).join(" "));
    }
    setRunning(false);
  };
  const turns = sum ? seats.reduce((total, seat) => total + sum.was[seat], 0) : 0;
  return (
    <Card title={words.simulator} aside={words.simulatorAside} span={12}>
      <div className={classes.sentence}>
        <Button variant="default" onClick={() => void start("yesterday")} disabled={running}>
          {words.replayYesterday}
        </Button>
        <Button variant="default" onClick={() => void start("week")} disabled={running}>
          {words.replayWeek}
        </Button>
        {running ? (
          <Button
            variant="subtle"
            onClick={() => {
              run.current++;
              setRunning(false);
            }}
          >
            {words.stop}
          </Button>
        ) : null}
      </div>
      {failure ? <Notice tone="danger" title={failure} /> : null}
      <div role="status">
        {sum ? <p className={classes.none}>{words.replayed(turns, sum.conversations, sum.differ)}</p> : null}
        {!sum && !running && !failure ? <p className={classes.none}>{words.simulatorHint}</p> : null}
      </div>
      {sum && turns > 0 ? (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.answeredBy}</th>
              <th scope="col">{words.was}</th>
              <th scope="col">{words.would}</th>
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => (
              <tr key={seat}>
                <th scope="row">{words.seatsAndNobody[seat]}</th>
                <td>{sum.was[seat]}</td>
                <td>{sum.would[seat]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {sum && sum.items.length > 0 ? (
        <ul className={classes.list} aria-label={words.differences}>
          {sum.items.map((turn) => (
            <li key={turn.message_id} className={classes.turn}>
              <p>
                <Link to="/inbox/$conversationId" params={{ conversationId: turn.conversation_id }}>
                  <bdi>{turn.name}</bdi>
                </Link>{" "}
                {words.wasBut(
                  words.seatsAndNobody[turn.answered_by ?? "nobody"],
                  words.seatsAndNobody[turn.would_by ?? "nobody"],
                )}
              </p>
              <small>{turn.sentence}</small>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
