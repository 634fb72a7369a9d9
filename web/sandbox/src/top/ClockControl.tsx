// The virtual clock: read it, stop it, let it run faster, jump ahead.
import { Popover } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { timeWithSeconds } from "@twinline/kit";
import { useRef } from "react";
import { useNow } from "../api/clock";
import { useBench, useSetClock } from "../api/queries";
import { strings } from "../strings";
import classes from "./ClockControl.module.css";
import { DueControl } from "./DueControl";

const words = strings.clock;
const hourMs = 3_600_000;
const jumps = [
  { label: words.hour, ms: hourMs },
  { label: words.day, ms: 24 * hourMs },
  { label: words.fortnight, ms: 14 * 24 * hourMs },
];
const rates = [1, 60];

const day = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

function ClockFace({ short = false }: { short?: boolean }) {
  const now = useNow(250);
  return (
    <time className={classes.face} dateTime={new Date(now).toISOString()}>
      {day.format(now)} {short ? null : `${date.format(now)} `}
      {timeWithSeconds(now)}
    </time>
  );
}

export function ClockControl({ narrow }: { narrow: boolean }) {
  const { data } = useBench();
  const set = useSetClock();
  // Resuming goes back to the pace the clock had before it was stopped.
  const pace = useRef(1);
  if (!data) return <span />;
  const { rate } = data.clock;
  if (rate > 0) pace.current = rate;
  const paused = rate === 0;
  const pause = (
    <button
      type="button"
      className={classes.button}
      aria-label={paused ? words.resume : words.pause}
      title={paused ? words.resume : words.pause}
      aria-pressed={paused}
      onClick={() => set.mutate({ rate: paused ? pace.current : 0 })}
    >
      {paused ? <IconPlayerPlay size={15} stroke={2} /> : <IconPlayerPause size={15} stroke={2} />}
    </button>
  );
  const controls = (
    <>
      {rates.map((choice) => (
        <button
          key={choice}
          type="button"
          className={classes.button}
          aria-pressed={rate === choice}
          title={words.rateHint(choice)}
          onClick={() => set.mutate({ rate: choice })}
        >
          {words.rate(choice)}
        </button>
      ))}
      {jumps.map((jump) => (
        <button
          key={jump.ms}
          type="button"
          className={classes.button}
          title={words.jump(jump.label.slice(1))}
          onClick={() => set.mutate({ advance_ms: jump.ms })}
        >
          {jump.label}
        </button>
      ))}
    </>
  );
  const due = <DueControl className={classes.button ?? ""} />;
  if (!narrow)
    return (
      <fieldset className={classes.clock} aria-label={words.label} data-paused={paused || undefined}>
        {pause}
        <ClockFace />
        {due}
        {controls}
      </fieldset>
    );
  return (
    <fieldset className={classes.compact} aria-label={words.label} data-paused={paused || undefined}>
      <Popover
        position="bottom"
        // A bar of its own below the bar: what it half covered could hardly be hit.
        width="100vw"
        offset={5}
        middlewares={{ shift: { padding: 0 } }}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button type="button" className={classes.open} title={words.more}>
            <ClockFace short />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.drop}>
          {due}
          {controls}
        </Popover.Dropdown>
      </Popover>
      {pause}
    </fieldset>
  );
}
