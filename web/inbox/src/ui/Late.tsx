/** What is seldom opened: fetched and mounted when it is first wanted, and kept so that it closes as it should. */
import { type ReactNode, Suspense, useState } from "react";

export function Late({ wanted, children }: { wanted: boolean; children: ReactNode }) {
  const [was, setWas] = useState(wanted);
  if (wanted && !was) setWas(true);
  return was || wanted ? <Suspense>{children}</Suspense> : null;
}
