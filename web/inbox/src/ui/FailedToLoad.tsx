/** Stands where content should: what failed, why, and the way to try again. */
import { Notice } from "@twinline/kit";
import { strings } from "../strings";
import classes from "./FailedToLoad.module.css";
import { problemWords } from "./problemWords";

export function FailedToLoad({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry: () => void;
}) {
  const { fact, remedy } = problemWords(error);
  return (
    <div className={classes.place}>
      <Notice tone="danger" title={title} action={{ label: strings.common.tryAgain, onClick: onRetry }}>
        {fact} {remedy}
      </Notice>
    </div>
  );
}
