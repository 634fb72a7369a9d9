// What is loading, in its true size. Hidden for the first 200 ms, so that quick answers do not flicker.
import { strings } from "../strings";
import classes from "./Skeletons.module.css";

export function SkeletonBlock({ width = "100%", height = 10 }: { width?: number | string; height?: number }) {
  return <span aria-hidden className={classes.block} style={{ inlineSize: width, blockSize: height }} />;
}

/** The place of one conversation row (64 high, 72 on phones). */
export function RowSkeleton() {
  return (
    <div className={classes.row} aria-hidden>
      <span className={classes.round} />
      <span className={classes.lines}>
        <SkeletonBlock width="44%" />
        <SkeletonBlock width="78%" />
      </span>
    </div>
  );
}

export function BubbleSkeleton({ side, width }: { side: "in" | "out"; width: number }) {
  return (
    <div className={classes.bubbleRow} data-side={side} aria-hidden>
      <SkeletonBlock width={width} height={36} />
    </div>
  );
}

/** Tells screen readers once that something is coming. */
export function LoadingLabel({ label = strings.loading }: { label?: string }) {
  return (
    <span className="tl-sr" role="status">
      {label}
    </span>
  );
}
