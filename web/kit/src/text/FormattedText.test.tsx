import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInKit } from "../test/render";
import { FormattedText } from "./FormattedText";

it("draws lists with their markers and quotes apart from the text", () => {
  const { container } = renderInKit(<FormattedText text={"For *Sunday*:\n- rye\n> as last year"} />);
  expect(screen.getByText("Sunday").tagName).toBe("STRONG");
  expect(container.querySelector(".text")?.textContent).toBe("For Sunday:• ryeas last year");
  expect(container.querySelector(".quote")?.textContent).toBe("as last year");
});
