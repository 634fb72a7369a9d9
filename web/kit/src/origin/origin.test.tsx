import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderInKit } from "../test/render";
import { OriginMark } from "./OriginMark";
import { initials } from "./origin";

describe("initials", () => {
  it.each([
    ["Inês Carvalhal", "IC"],
    ["@pao.com.manteiga", "@"],
    ["Grace Okonjo-Lund", "GO"],
    ["ليلى حداد", "ل"],
    ["Cher", "C"],
    ["(Unknown) 2", "U"],
    ["", "?"],
  ])("%s is %s", (name, letters) => expect(initials(name)).toBe(letters));
});

describe("OriginMark", () => {
  it("has an accessible name for each origin", () => {
    renderInKit(
      <>
        <OriginMark origin="phone" />
        <OriginMark origin="agent" name="Marta Pires" />
        <OriginMark origin="bot" name="Order helper" size="sign" />
        <OriginMark origin="nobody" />
      </>,
    );
    for (const name of ["Phone", "Marta Pires", "Order helper, bot", "Nobody"])
      expect(screen.getByRole("img", { name })).toBeTruthy();
    expect(screen.getByText("MP")).toBeTruthy();
  });
});
