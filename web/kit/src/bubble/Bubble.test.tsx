import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderInKit } from "../test/render";
import { Bubble } from "./Bubble";

const time = Date.UTC(2026, 10, 21, 10, 58);

describe("Bubble", () => {
  it("shows author, quote, text and the word of the ticks", () => {
    renderInKit(
      <Bubble
        side="out"
        origin="phone"
        author={{ name: "Phone", kind: "Business App" }}
        quote={{ name: "Inês", text: "Which one?", origin: "customer" }}
        text="*Custard* it is"
        time={time}
        tick="read"
      />,
    );
    expect(screen.getByText("Phone")).toBeTruthy();
    expect(screen.getByText("Which one?")).toBeTruthy();
    expect(screen.getByText("Custard").tagName).toBe("STRONG");
    expect(screen.getByRole("img", { name: "Read" })).toBeTruthy();
  });

  it("lets each text keep its own direction", () => {
    renderInKit(<Bubble side="in" origin="customer" text="مرحبا" time={time} />);
    expect(screen.getByText("مرحبا").closest("[dir]")?.getAttribute("dir")).toBe("auto");
  });

  it("says where it came from above what it says", () => {
    renderInKit(
      <Bubble side="in" origin="customer" from={[{ text: "Forwarded" }]} text="Look at this" time={time} />,
    );
    const from = screen.getByText("Forwarded");
    const text = screen.getByText("Look at this");
    expect(from.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it("never leaves an unknown kind out", () => {
    renderInKit(<Bubble side="in" origin="customer" text={null} placeholder="Location" time={time} />);
    expect(screen.getByText("Location")).toBeTruthy();
  });

  it("shows a file that is gone without a link", () => {
    const media = {
      kind: "document",
      url: null,
      mime: "application/pdf",
      filename: "Order.pdf",
      size: 84_210,
    } as const;
    renderInKit(<Bubble side="in" origin="customer" media={media} time={time} />);
    expect(screen.getByText("Order.pdf").closest("a")).toBeNull();
    expect(screen.getByText("84 kB · not available")).toBeTruthy();
  });
});
