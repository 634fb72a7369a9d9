// Why something could not be done, and the way out, in the place of its button.
import { Notice } from "@twinline/kit";
import { BenchError } from "../api/client";

export function Refusal({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <Notice tone="danger" title={error.message}>
      {error instanceof BenchError ? error.remedy : null}
    </Notice>
  );
}
