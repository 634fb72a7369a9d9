// On narrow pages: the tour's current step in one line above the phone, until it is hidden.
import { IconListCheck } from "@tabler/icons-react";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { useGuide } from "../tour/GuideProvider";
import { doneCount, stepDone, tourLength } from "../tour/tour";
import classes from "./TourHint.module.css";

const titles = Object.values(strings.guide.steps).map((step) => step.title);

export function TourHint() {
  const { desk, act } = useDesk();
  const { tour } = useGuide();
  const title = titles[tour.step];
  if (desk.side !== "guide" || title === undefined) return null;
  return (
    <button type="button" className={classes.hint} onClick={() => act({ act: "pane", pane: "guide" })}>
      <IconListCheck aria-hidden size={18} stroke={1.75} />
      <span className="tl-cut">
        <b>{strings.guide.title}:</b> {title}
        {stepDone(tour) ? `, ${strings.guide.done}` : ""}
      </span>
      <span>
        {doneCount(tour)}/{tourLength}
      </span>
    </button>
  );
}
