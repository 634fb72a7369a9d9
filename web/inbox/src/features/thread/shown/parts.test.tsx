import { render, screen } from "@testing-library/react";
import type { Offer, Shown } from "@twinline/api";
import { Bubble, KitProvider } from "@twinline/kit";
import { describe, expect, it } from "vitest";
import { message } from "../../../test/make";
import { partsOf } from "./parts";

const nothing: Offer = {
  template: null,
  header: null,
  body: null,
  footer: null,
  buttons: [],
  sections: [],
  cards: [],
};
const offer = (more: Partial<Offer>): Shown => ({ kind: "offer", offer: { ...nothing, ...more } });

function draw(shown: Shown) {
  const parts = partsOf(message("m", { shown, kind: "interactive", text: "In one line" }));
  render(
    <KitProvider>
      <Bubble side="out" origin="agent" text={parts?.text} note={parts?.footer} below={parts?.below} time={0}>
        {parts?.above}
      </Bubble>
    </KitProvider>,
  );
}

describe("what stands in a bubble besides words", () => {
  it("is header, words, footer and what can be tapped", () => {
    draw(
      offer({
        header: { text: "Order 17", file: null, place: null },
        body: "It is *ready*",
        footer: "Forno Aurora",
        buttons: [
          { text: "Open", does: "link", value: "https://forno.example/17" },
          { text: null, does: "place", value: null },
          { text: "Run", does: "link", value: "javascript:alert(1)" },
        ],
      }),
    );
    expect(screen.getByText("ready").tagName).toBe("STRONG");
    expect(screen.getByText("Forno Aurora")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Open" }).getAttribute("href")).toBe("https://forno.example/17");
    expect(screen.getByText("Send location")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Run" })).toBeNull();
    expect(screen.getByText("Run")).toBeTruthy();
  });

  it("says that a template's words are not known, and fetches nothing from elsewhere", () => {
    const file = { kind: "image", url: null, link: "https://forno.example/bread.jpg" };
    draw(offer({ template: "order_packed", header: { text: null, file, place: null } }));
    expect(screen.getByText("Template order_packed")).toBeTruthy();
    expect(screen.getByText("Its words are not known here.")).toBeTruthy();
    expect(screen.queryByRole("img", { name: "Photo" })).toBeNull();
    expect(screen.getByRole("link", { name: "Photo" }).getAttribute("href")).toBe(file.link);
  });

  it("needs no words where there is something to tap", () => {
    const rows = [{ title: "RYE", description: null }];
    draw(
      offer({
        buttons: [{ text: null, does: "goods", value: null }],
        sections: [{ title: null, rows }],
      }),
    );
    expect(screen.getByText("View articles").closest("summary")).toBeTruthy();
    expect(screen.queryByText("A message this version cannot show")).toBeNull();
  });

  it("adds up an order, and names what was filled in", () => {
    const price = { amount: 4.5, currency: "GBP" };
    const items = [{ article: "RYE", quantity: 2, price }];
    draw({
      kind: "order",
      order: { catalog: "C", note: "Sliced", items, total: { ...price, amount: 9 } },
    });
    expect(screen.getAllByText("£9.00")).toHaveLength(2);
    expect(screen.getByText("Sliced")).toBeTruthy();
    const fields = [{ name: "screen_0_Date_1", value: "Friday" }];
    draw({ kind: "answer", answer: { to: "form", title: null, description: null, fields } });
    expect(screen.getByText("Date").tagName).toBe("DT");
  });

  it("leaves what has no parts as it was", () => {
    expect(partsOf(message("m", { kind: "pin", raw_kind: "pin" }))).toBeUndefined();
  });
});
