// What the sandbox refused, with its way out, where it was tried.
import { BenchError } from "../api/client";
import classes from "./Failure.module.css";

export function Failure({ error }: { error: Error | null | undefined }) {
  if (!error) return null;
  return (
    <p className={classes.refused} role="alert">
      {error.message} {error instanceof BenchError ? error.remedy : null}
    </p>
  );
}
