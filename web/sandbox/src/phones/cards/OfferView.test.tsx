// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how flow JSON refers to things.
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderInKit } from "@twinline/kit/test";
import { beforeEach, expect, it, vi } from "vitest";
import type { Action, OfferCard } from "../../api/cards";
import { OfferView } from "./OfferView";
import type { TapActs } from "./taps";

const taps = {
  allowed: true,
  tapped: [],
  onTap: vi.fn(),
  onPlace: vi.fn(),
  flows: { open: vi.fn(), ask: vi.fn() },
} satisfies TapActs;
const show = (actions: Action[], more: Partial<TapActs> = {}, card: Partial<OfferCard> = {}) =>
  renderInKit(
    <OfferView
      card={{
        type: "offer",
        header: null,
        body: "What shall it be?",
        footer: null,
        cards: [],
        ...card,
        actions,
      }}
      taps={{ ...taps, ...more }}
    />,
  );
const button = (name: string | RegExp) => screen.getByRole("button", { name });

beforeEach(() => vi.clearAllMocks());

it("taps a reply button, and shows what was tapped", async () => {
  const yes: Action = { kind: "reply", id: "yes", title: "Yes, please" };
  const { unmount } = show([yes]);
  await userEvent.click(button("Yes, please"));
  expect(taps.onTap).toHaveBeenCalledWith({ button: "yes" });
  unmount();
  show([yes], { tapped: ["yes"] });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("chosen")).toBeTruthy();
});

it("sends a row of a list only once one is chosen", async () => {
  const rows = [{ id: "rye", title: "Rye", description: "Dark and dense" }];
  show([{ kind: "list", title: "Our breads", sections: [{ title: "Loaves", rows }] }]);
  await userEvent.click(button("Our breads"));
  expect(button("Send").getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(screen.getByRole("radio", { name: "Rye Dark and dense" }));
  await userEvent.click(button("Send"));
  expect(taps.onTap).toHaveBeenCalledWith({ row: "rye" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("leads through a flow's screens and sends what its last button says", async () => {
  const footer = (label: string, action: object) => ({ type: "Footer", label, "on-click-action": action });
  const drawing = {
    version: "7.1",
    screens: [
      {
        id: "WHO",
        title: "Who",
        layout: {
          children: [
            { type: "TextInput", name: "name", label: "Name", required: true },
            footer("Next", {
              name: "navigate",
              next: { type: "screen", name: "WHEN" },
              payload: { who: "${form.name}" },
            }),
          ],
        },
      },
      {
        id: "WHEN",
        title: "When",
        terminal: true,
        data: { who: { type: "string", __example__: "Rui" } },
        layout: {
          children: [
            { type: "TextHeading", text: "`'Welcome, ' ${data.who}`" },
            { type: "OptIn", name: "agree", label: "I agree", required: true },
            footer("Book", { name: "complete", payload: { name: "${data.who}", agree: "${form.agree}" } }),
          ],
        },
      },
    ],
  };
  const open = vi
    .fn()
    .mockResolvedValue({ drawing, action: "navigate", screen: null, data: {}, endpoint: false });
  show([{ kind: "flow", id: "f1", title: "Book a table", ended: null }], { flows: { open, ask: vi.fn() } });
  await userEvent.click(button("Book a table"));
  await userEvent.type(await screen.findByRole("textbox", { name: /^Name/u }), "Inês");
  await userEvent.click(button("Next"));
  expect(screen.getByText("Welcome, Inês")).toBeTruthy();
  expect(button("Book").getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(screen.getByRole("checkbox", { name: /^I agree/u }));
  await userEvent.click(button("Book"));
  expect(taps.onTap).toHaveBeenCalledWith({ flow: "f1", response: { name: "Inês", agree: true } });
});

it("asks freely where a flow's drawing is not known", async () => {
  const open = vi
    .fn()
    .mockResolvedValue({ drawing: null, action: "navigate", screen: null, data: {}, endpoint: false });
  show([{ kind: "flow", id: "f1", title: "Book a table", ended: null }], { flows: { open, ask: vi.fn() } });
  await userEvent.click(button("Book a table"));
  await userEvent.type(await screen.findByRole("textbox", { name: /^Answer/u }), "At eight");
  await userEvent.click(button("Send"));
  expect(taps.onTap).toHaveBeenCalledWith({ flow: "f1", response: { answer: "At eight" } });
});

it("says why an endpoint's answer could not be shown, and that the button is used up", async () => {
  const failed = {
    outcome: "failed",
    error: "flow_token_invalid",
    message: "Already placed",
    detail: "427",
    ended: true,
  };
  const flows = {
    open: vi.fn().mockResolvedValue({
      drawing: { version: "7.1", screens: [{ id: "A", layout: { children: [] } }] },
      action: "data_exchange",
      screen: null,
      data: {},
      endpoint: true,
    }),
    ask: vi.fn().mockResolvedValue(failed),
  };
  const { unmount } = show([{ kind: "flow", id: "f1", title: "Order", ended: null }], { flows });
  await userEvent.click(button("Order"));
  expect((await screen.findByRole("alert")).textContent).toBe("Already placed");
  expect(flows.ask).toHaveBeenCalledWith("f1", { action: "INIT" });
  unmount();
  show([{ kind: "flow", id: "f1", title: "Order", ended: "Already placed" }]);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByText("Already placed")).toBeTruthy();
});

it("orders how many of what", async () => {
  show([{ kind: "catalog", title: "View items", products: [{ id: "bun", name: "Bun" }] }]);
  await userEvent.click(button("View items"));
  await userEvent.click(button("One more of Bun"));
  await userEvent.click(button("One more of Bun"));
  await userEvent.click(button("Order 2 items"));
  expect(taps.onTap).toHaveBeenCalledWith({ products: [{ id: "bun", quantity: 2 }] });
});

it("shows the owner everything and lets nothing be tapped", () => {
  show([{ kind: "reply", id: "yes", title: "Yes, please" }], { allowed: false });
  expect(screen.getByText("Yes, please")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
