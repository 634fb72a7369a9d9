import { screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { bubbles, composer, giveLayout, openInbox, until } from "../test/app";

const realFetch = globalThis.fetch;
const realSocket = globalThis.WebSocket;

beforeEach(giveLayout);
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  globalThis.fetch = realFetch;
  globalThis.WebSocket = realSocket;
});

const list = () => screen.getByRole("region", { name: "Conversations" });
const rows = () => [...list().querySelectorAll("[data-row]")].map((row) => row.getAttribute("data-row"));

describe("the list", () => {
  it("puts who waits longest first and follows the socket", async () => {
    const { standIn } = await openInbox("/inbox");
    await until(() => expect(rows().slice(0, 4)).toEqual(["c-tom", "c-layla", "c-ines", "c-pao"]));
    standIn.say("c-meera", "One more thing");
    await until(() => expect(rows()[4]).toBe("c-meera"));
    expect(within(list()).getByText("One more thing")).toBeTruthy();
  });

  it("keeps view and order in the address", async () => {
    const { user } = await openInbox("/inbox");
    await user.click(await screen.findByRole("link", { name: /^Mine/ }));
    await until(() => expect(rows()).toEqual(["c-ines"]));
    expect(location.search).toBe("?view=mine");
  });

  it("is narrowed down by filters that stand in the address, each with a chip to take it away", async () => {
    const { user, standIn } = await openInbox("/inbox?assignee=me&last_word=phone&floor=cat");
    await screen.findByText("Nothing fits the filters");
    expect(rows()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Remove: Last word: Phone" }));
    await until(() => expect(location.search).toBe("?assignee=me"));
    standIn.say("c-tom", "Not mine");
    await until(() => expect(rows()).toEqual(["c-ines"]));
    await user.click(screen.getByRole("button", { name: "Remove: Assigned to: Me" }));
    await until(() => expect(rows().length).toBeGreaterThan(3));
    expect(location.search).toBe("");
  });

  it("moves by keyboard and leaves by Esc", async () => {
    const { user } = await openInbox("/inbox");
    await until(() => expect(rows().length).toBeGreaterThan(3));
    await user.keyboard("j");
    await until(() => expect(location.pathname).toBe("/inbox/c-tom"));
    // Its page is fetched: a further key acts on what is open.
    await composer();
    await user.keyboard("j");
    await until(() => expect(location.pathname).toBe("/inbox/c-layla"));
    await user.keyboard("{Escape}");
    await until(() => expect(location.pathname).toBe("/inbox"));
  });
});

describe("the composer", () => {
  it("sends on Enter and shows one bubble from first to last", async () => {
    const { user, sends } = await openInbox("/inbox/c-nuno");
    await user.type(await composer(), "Até já{Shift>}{Enter}{/Shift}Marta");
    expect(sends()).toHaveLength(0);
    await user.keyboard("{Enter}");
    expect(bubbles("Até já")).toBe(1);
    expect((await composer()).value).toBe("");
    await until(() => expect(sends()).toHaveLength(1));
    expect(JSON.parse(sends()[0] ?? "")).toMatchObject({ text: "Até já\nMarta" });
    await until(() => expect(screen.getAllByRole("img", { name: "Sent" }).length).toBeGreaterThan(0));
    expect(bubbles("Até já")).toBe(1);
  });

  it("keeps a draft while one looks elsewhere", async () => {
    const { user } = await openInbox("/inbox/c-grace");
    await user.type(await composer(), "Half a");
    await user.click(within(list()).getByText("Tom Ashdown"));
    await until(() => expect(screen.getByRole("textbox", { name: "Message Tom" })).toBeTruthy());
    await user.click(within(list()).getByText("Grace Okonjo-Lund"));
    await until(() => expect(screen.getByDisplayValue("Half a")).toBeTruthy());
  });

  it("asks when somebody answered meanwhile, and sends only when told to", async () => {
    const { user, standIn, sends } = await openInbox("/inbox/c-grace");
    standIn.answeredMeanwhile = true;
    await user.type(await composer(), "We are open{Enter}");
    await screen.findByText("Someone answered meanwhile.");
    expect(sends()).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Send anyway" }));
    await until(() => expect(sends()).toHaveLength(2));
    expect(JSON.parse(sends()[1] ?? "")).toMatchObject({ confirm: true });
    await until(() => expect(screen.queryByText("Someone answered meanwhile.")).toBeNull());
    expect(bubbles("We are open")).toBe(1);
  });

  it("gives the text back to whoever reads first", async () => {
    const { user, standIn } = await openInbox("/inbox/c-grace");
    standIn.answeredMeanwhile = true;
    await user.type(await composer(), "Never mind{Enter}");
    await user.click(await screen.findByRole("button", { name: "Read first" }));
    expect((await composer()).value).toBe("Never mind");
  });

  it("keeps what is written without a connection and sends it once it is back", async () => {
    const { user, setOnline, sends } = await openInbox("/inbox/c-meera");
    const field = await composer();
    setOnline(false);
    await user.type(field, "Ten o'clock{Enter}");
    await until(() => expect(screen.getByText(/1 message waits/)).toBeTruthy());
    expect(bubbles("Ten o'clock")).toBe(1);
    setOnline(true);
    await until(() => expect(screen.queryByText(/message waits/)).toBeNull());
    const tokens = sends().map((body) => (JSON.parse(body) as { client_token: string }).client_token);
    expect(new Set(tokens).size).toBe(1);
    expect(bubbles("Ten o'clock")).toBe(1);
    await until(() => expect(localStorage.getItem("twinline.outbox.p-marta")).toBeNull());
    expect(bubbles("Ten o'clock")).toBe(1);
  });

  it("is shut when the 24 hours are over, and says so", async () => {
    await openInbox("/inbox/c-beatriz");
    await screen.findByText("The 24 hours are over.");
    expect(screen.queryByRole("textbox", { name: /^Message/ })).toBeNull();
  });
});
