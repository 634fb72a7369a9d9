/** How long messages took, as a few flat bars. The numbers stand beside the bars, so nothing hangs on their height. */

import type { LagDistribution } from "@twinline/api";
import { shortSpan } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { pageStrings } from "../../pageStrings";
import classes from "./HealthCards.module.css";

const words = pageStrings.numbers;

export function LagBars({ bars }: { bars: LagDistribution["bars"] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <figure className={classes.figure}>
      <figcaption className="tl-sr">{words.lagBars}</figcaption>
      <ul className={classes.bars}>
        {bars.map((bar) => {
          const span = bar.up_to_ms === null ? words.lagMore : words.lagUpTo(shortSpan(bar.up_to_ms));
          return (
            <li key={span} data-empty={bar.count === 0 || undefined}>
              <span className={classes.count}>{figure(bar.count)}</span>
              <i style={{ blockSize: `${Math.max(1, Math.round((bar.count / most) * 56))}px` }} aria-hidden />
              <span className={classes.span}>{span}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
