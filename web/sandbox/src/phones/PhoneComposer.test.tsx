import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderInKit } from "@twinline/kit/test";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Phone } from "../api/types";
import { DeskProvider } from "../desk/DeskProvider";
import { drafts } from "./drafts";
import { PhoneComposer } from "./PhoneComposer";

const phone = { id: "business", kind: "business", name: "Forno Aurora" } as Phone;
const peer = { id: "c1", kind: "customer", name: "Inês" } as Phone;
const server = vi.fn<typeof fetch>();
const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

beforeEach(() => {
  drafts.clear();
  vi.stubGlobal("fetch", server.mockReset());
  renderInKit(
    <QueryClientProvider client={new QueryClient()}>
      <DeskProvider>
        <PhoneComposer phone={phone} peer={peer} name="Inês" files={[]} onFiles={vi.fn()} />
      </DeskProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => vi.unstubAllGlobals());

/** What was sent; that somebody writes is told besides. */
const said = () => server.mock.calls.filter(([url]) => String(url).endsWith("/messages"));
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message to Inês" });

it("sends on Enter, breaks the line on Shift and Enter", async () => {
  server.mockImplementation(async () => answer(200, { id: "m1", at: 1 }));
  await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two{Enter}");
  await waitFor(() => expect(said()).toHaveLength(1));
  const [url, init] = said()[0] ?? [];
  expect(url).toBe("/bench/api/phones/business/chats/c1/messages");
  expect(JSON.parse(String(init?.body))).toEqual({ text: "one\ntwo" });
  expect(field().value).toBe("");
});

it("gives the text back and says why when sending fails", async () => {
  server.mockImplementation(async () =>
    answer(422, { error: { message: "Too long.", remedy: "Say it in two." } }),
  );
  await userEvent.type(field(), "Hello{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("Too long. Say it in two.");
  expect(field().value).toBe("Hello");
});

it("does not send nothing", async () => {
  await userEvent.type(field(), "  {Enter}");
  expect(said()).toHaveLength(0);
  expect(screen.queryByRole("button", { name: "Send" })).toBeNull();
});

it("puts marks around selected words, by keys and by the bar above", async () => {
  await userEvent.type(field(), "two broas");
  field().setSelectionRange(4, 9);
  await userEvent.keyboard("{Control>}b{/Control}");
  expect(field().value).toBe("two *broas*");
});

it("sends a place, chosen from the sheet", async () => {
  server.mockResolvedValue(answer(200, { id: "m1", at: 1 }));
  await userEvent.click(screen.getByRole("button", { name: "Attach" }));
  await userEvent.click(screen.getByRole("button", { name: "Location" }));
  await userEvent.click(screen.getByRole("button", { name: /^Southbank Pier/u }));
  await waitFor(() => expect(said()).toHaveLength(1));
  expect(JSON.parse(String(said()[0]?.[1]?.body)).location.name).toBe("Southbank Pier");
  expect(screen.queryByRole("dialog")).toBeNull();
});
