/** What stands in the composer's place for whoever may only look. */
import { Strip } from "@twinline/kit";
import { strings } from "../../strings";

export function LookingOn() {
  return <Strip tone="info" title={strings.thread.looksOn} />;
}
