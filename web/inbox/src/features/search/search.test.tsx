import { render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { giveLayout, openInbox, until } from "../../test/app";
import { Marked } from "./Marked";

const realFetch = globalThis.fetch;
const realSocket = globalThis.WebSocket;

beforeEach(giveLayout);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  globalThis.fetch = realFetch;
  globalThis.WebSocket = realSocket;
});

const options = () => screen.queryAllByRole("option");
const field = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Search" });

describe("the search", () => {
  it("finds people and messages while one types, and marks what was typed", async () => {
    const { user } = await openInbox("/inbox");
    await user.keyboard("/");
    await until(() => expect(document.activeElement).toBe(field()));
    await user.keyboard("ine");
    const people = await screen.findByRole("group", { name: "People" });
    expect(within(people).getByText("Inê").tagName).toBe("MARK");
    expect(location.search).toContain("q=ine");
    await user.clear(field());
    await user.type(field(), "broa");
    const messages = await screen.findByRole("group", { name: "Messages" });
    await until(() => expect(within(messages).getAllByText(/broa/i).length).toBeGreaterThan(0));
    await until(() => expect(screen.queryByRole("group", { name: "People" })).toBeNull());
  });

  it("goes by arrows to a message in its thread, and by Esc back to the list", async () => {
    const { user } = await openInbox("/inbox?q=broa");
    await until(() => expect(options().length).toBeGreaterThan(0));
    field().focus();
    await user.keyboard("{ArrowDown}");
    expect(options()[0]?.getAttribute("aria-selected")).toBe("true");
    expect(field().getAttribute("aria-activedescendant")).toBe(options()[0]?.id);
    await user.keyboard("{Enter}");
    await until(() => expect(location.pathname).toMatch(/^\/inbox\/c-/));
    expect(location.hash).not.toBe("");
    await until(() => expect(document.querySelector("[data-message][data-found]")).not.toBeNull());
    // The field keeps the focus: the next arrow goes on from there.
    expect(document.activeElement).toBe(field());
    await user.keyboard("{Escape}");
    await until(() => expect(location.search).toBe(""));
    expect(document.querySelectorAll("[data-row]").length).toBeGreaterThan(3);
    await user.keyboard("{Escape}");
    await until(() => expect(screen.queryByRole("combobox", { name: "Search" })).toBeNull());
  });

  it("says when nothing is found, and ends", async () => {
    const { user } = await openInbox("/inbox?q=zzzz");
    await screen.findByText("Nothing found for “zzzz”", { selector: ":not(.tl-sr)" });
    const ends = screen.getAllByRole("button", { name: "End the search" });
    await user.click(ends.at(-1) as HTMLElement);
    await until(() => expect(location.search).toBe(""));
  });

  it("says when it fails, and tries again", async () => {
    const { user } = await openInbox("/inbox");
    const working = globalThis.fetch;
    vi.stubGlobal("fetch", async (input: Request) => {
      if (input.url.includes("/search")) throw new TypeError("no connection");
      return working(input);
    });
    await user.keyboard("/");
    await user.type(field(), "broa");
    await screen.findByText("Could not search.");
    vi.stubGlobal("fetch", working);
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await until(() => expect(options().length).toBeGreaterThan(0));
  });
});

describe("marks", () => {
  it("are places in UTF-16 units, and leave out what fits nowhere", () => {
    const marks = [
      { start: 3, end: 6 },
      { start: 4, end: 5 },
      { start: 7, end: 99 },
    ];
    const { container } = render(<Marked text="🍞 Pão sim" marks={marks} />);
    expect(container.innerHTML.replace(/ class="[^"]*"/g, "")).toBe("🍞 <mark>Pão</mark> sim");
  });
});
