// The tour: four things to try, the current one open.
import { IconCheck } from "@tabler/icons-react";
import { clockNow } from "../api/clock";
import { useBench } from "../api/queries";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { AirplaneStep } from "./AirplaneStep";
import { EchoStep } from "./EchoStep";
import classes from "./Guide.module.css";
import { useGuide } from "./GuideProvider";
import { doneCount, stepDone, tourLength } from "./tour";
import { WindowStep } from "./WindowStep";
import { YieldStep } from "./YieldStep";

const words = strings.guide;
const steps = [
  { title: words.steps.echo.title, Body: EchoStep },
  { title: words.steps.yield.title, Body: YieldStep },
  { title: words.steps.airplane.title, Body: AirplaneStep },
  { title: words.steps.window.title, Body: WindowStep },
];

export function Guide() {
  const { tour, tell } = useGuide();
  const { act } = useDesk();
  const { data: bench } = useBench();
  if (!bench) return null;
  const now = () => clockNow(bench.clock);
  const finished = tour.step >= tourLength;
  return (
    <section className={classes.guide} aria-label={words.title}>
      <p className={classes.progress} role="status">
        <span className="tl-sr">{words.progress(doneCount(tour), tourLength)}</span>
        {finished ? null : words.intro}
      </p>
      <ol className={classes.steps}>
        {steps.map(({ title, Body }, index) => {
          const done = stepDone(tour, index);
          const open = index === tour.step;
          return (
            <li
              key={title}
              className={classes.step}
              data-done={done || undefined}
              data-open={open || undefined}
            >
              <span className={classes.dot} aria-hidden>
                {done ? <IconCheck size={13} stroke={2.6} /> : index + 1}
              </span>
              <div className={classes.body}>
                <h3 aria-current={open ? "step" : undefined}>
                  {title}
                  {done ? <span className="tl-sr">, {words.done}</span> : null}
                </h3>
                {open ? (
                  <Body
                    ways={
                      <TextButton
                        look={done ? "filled" : "quiet"}
                        onClick={() => tell({ on: "next", now: now() })}
                      >
                        {done ? words.next : words.skip}
                      </TextButton>
                    }
                  />
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
      {finished ? (
        <div className={classes.finished}>
          <h3>{words.finished}</h3>
          <p>{words.finishedText}</p>
          <div className={classes.ways}>
            <TextButton onClick={() => act({ act: "pane", pane: "faults" })}>{words.toFaults}</TextButton>
            <TextButton look="quiet" onClick={() => tell({ on: "restart", now: now() })}>
              {words.again}
            </TextButton>
          </div>
        </div>
      ) : (
        <div className={classes.foot}>
          <TextButton
            look="quiet"
            small
            title={words.hideHint}
            onClick={() => {
              act({ act: "side", side: "faults" });
              act({ act: "pane", pane: "phones" });
            }}
          >
            {words.hide}
          </TextButton>
        </div>
      )}
    </section>
  );
}
