/** A thread that is on its way, in its true place: by the composer. */
import { BubbleSkeleton, LoadingLabel } from "@twinline/kit";
import classes from "./ConversationPane.module.css";

export function ThreadSkeleton() {
  return (
    <div className={classes.loading}>
      <LoadingLabel />
      <BubbleSkeleton side="in" width={260} />
      <BubbleSkeleton side="out" width={320} />
      <BubbleSkeleton side="out" width={180} />
      <BubbleSkeleton side="in" width={220} />
      <BubbleSkeleton side="out" width={280} />
    </div>
  );
}
