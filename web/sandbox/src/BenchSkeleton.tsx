// The bench before its first state: the same frame, empty.
import { LoadingLabel, SkeletonBlock } from "@twinline/kit";
import classes from "./BenchSkeleton.module.css";
import { strings } from "./strings";

export function BenchSkeleton() {
  return (
    <div className={classes.bench}>
      <LoadingLabel label={strings.loading} />
      <div className={classes.top}>
        <SkeletonBlock width={180} height={16} />
      </div>
      <div className={classes.stage}>
        {[0, 1, 2].map((place) => (
          <div key={place} className={classes.phone}>
            <SkeletonBlock width="60%" height={14} />
            <div className={classes.device} />
          </div>
        ))}
      </div>
      <div className={classes.traffic} />
    </div>
  );
}
