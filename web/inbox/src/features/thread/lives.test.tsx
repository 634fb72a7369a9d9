import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { giveLayout, openInbox, until } from "../../test/app";

const realFetch = globalThis.fetch;
const realSocket = globalThis.WebSocket;

beforeEach(giveLayout);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  globalThis.fetch = realFetch;
  globalThis.WebSocket = realSocket;
});

const bubble = (id: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-message="c-lives-m${id}"]`);
  if (!found) throw new Error(`no bubble ${id}`);
  return found;
};

describe("what befalls messages", () => {
  it("is shown with its time, its side and its way out", async () => {
    const { user } = await openInbox("/inbox/c-lives");
    await screen.findByText("Could we have 14 rolls on Friday, not 12?");
    const edited = within(bubble("1"));
    const mark = edited.getByRole("button", { name: "edited" });
    expect(edited.queryByText(/Before:/)?.closest("[hidden]")).toBeTruthy();
    await user.click(mark);
    expect(mark.getAttribute("aria-expanded")).toBe("true");
    expect(edited.getByText(/Before: Could we have 12 rolls/).closest("[hidden]")).toBeNull();
    expect(edited.getAllByRole("listitem").map((sign) => sign.getAttribute("aria-label"))).toEqual([
      "👍 from Your side",
      "❤️ from Imogen",
    ]);
    expect(within(bubble("2")).getByText("Not in the history we were given")).toBeTruthy();
    expect(within(bubble("3")).getByText(/Deleted by the customer/)).toBeTruthy();
    expect(within(bubble("3")).queryByRole("button", { name: "Answer to this message" })).toBeNull();
    expect(within(bubble("4")).getByText(/Deleted on the phone/)).toBeTruthy();
    expect(within(bubble("5")).getByText("Poll: WhatsApp does not hand this over")).toBeTruthy();
    expect(within(bubble("6")).getByText("Look on the phone.")).toBeTruthy();
    expect(within(bubble("0")).getByText(/changed from/)).toBeTruthy();
    expect(within(bubble("15")).getByRole("img", { name: "Played" })).toBeTruthy();
  });

  it("reaches what is being answered and what is looked at", async () => {
    const { user, standIn } = await openInbox("/inbox/c-ines");
    const sketch = await screen.findByText(/^Something like this, for 12/);
    const row = sketch.closest<HTMLElement>("[data-message]");
    const id = row?.dataset.message ?? "";
    await user.click(within(row as HTMLElement).getByLabelText("Answer to this message"));
    const answering = () => document.querySelector('[aria-label="Do not quote"]')?.parentElement?.textContent;
    expect(answering()).toContain("Something like this, for 12");
    standIn.befalls("c-ines", id, { text: "Like this, for 14", edited: { at: standIn.now(), before: "…" } });
    await until(() => expect(answering()).toContain("Like this, for 14"));
    await user.click(within(row as HTMLElement).getByLabelText(/^Open /));
    // By the attribute: asking for roles looks at the whole page each time, which a busy machine does slowly.
    const viewer = () => document.querySelector('[role="dialog"]');
    await until(() => expect(viewer()).not.toBeNull());
    standIn.befalls("c-ines", id, {
      text: null,
      media: null,
      revoked: { at: standIn.now(), by: "in" },
    });
    await until(() => expect(answering()).toBeUndefined());
    await until(() => expect(viewer()).toBeNull());
  });

  it("says of a file why it is not here, and fetches it again when told to", async () => {
    const { user } = await openInbox("/inbox/c-lives");
    await screen.findByText("Could we have 14 rolls on Friday, not 12?");
    expect(within(bubble("13")).getByRole("button", { name: "Play Video" })).toBeTruthy();
    expect(within(bubble("11")).getByText("No longer at WhatsApp")).toBeTruthy();
    expect(within(bubble("11")).queryByRole("button", { name: "Try again" })).toBeNull();
    expect(within(bubble("12")).getByText(/157 MB/)).toBeTruthy();
    const failed = within(bubble("10"));
    await user.click(failed.getByRole("button", { name: "Try again" }));
    await until(() => expect(failed.getByText("On its way")).toBeTruthy());
  });
});
