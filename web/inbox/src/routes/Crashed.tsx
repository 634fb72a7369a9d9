/** A page that could not be loaded or stopped: says so and offers the way on. */
import { Button } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { asProblem } from "@twinline/api";
import { EmptyState } from "@twinline/kit";
import { useEffect } from "react";
import { strings } from "../strings";
import classes from "./PlainPage.module.css";

export function Crashed({ error }: { error: unknown }) {
  const router = useRouter();
  const problem = asProblem(error);
  // An unreachable server is the one failure that heals by itself.
  useEffect(() => {
    if (!problem.offline) return;
    const timer = setInterval(() => void router.invalidate(), 3000);
    return () => clearInterval(timer);
  }, [problem.offline, router]);
  const words = strings.problem;
  return (
    <div className={classes.page} role="alert">
      <EmptyState
        title={problem.offline ? strings.common.unreachable : words.crashed}
        text={problem.offline ? strings.common.unreachableRemedy : words.crashedText}
        action={
          <Button
            variant="default"
            onClick={() => (problem.offline ? void router.invalidate() : location.reload())}
          >
            {problem.offline ? strings.common.tryAgain : words.reload}
          </Button>
        }
      />
    </div>
  );
}
