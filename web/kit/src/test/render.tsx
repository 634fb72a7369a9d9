// Renders inside the kit, as a page does.
import { type RenderResult, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { KitProvider } from "../KitProvider";

export function renderInKit(element: ReactElement): RenderResult {
  return render(<KitProvider>{element}</KitProvider>);
}
