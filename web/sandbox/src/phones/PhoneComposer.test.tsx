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
        <PhoneComposer phone={phone} peer={peer} name="Inês" />
      </DeskProvider>
    </QueryClientProvider>,
  );
});
afterEach(() => vi.unstubAllGlobals());

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message to Inês" });

it("sends on Enter, breaks the line on Shift and Enter", async () => {
  server.mockResolvedValue(answer(200, { id: "m1", at: 1 }));
  await userEvent.type(field(), "one{Shift>}{Enter}{/Shift}two{Enter}");
  await waitFor(() => expect(server).toHaveBeenCalledTimes(1));
  const [url, init] = server.mock.calls[0] ?? [];
  expect(url).toBe("/bench/api/phones/business/chats/c1/messages");
  expect(JSON.parse(String(init?.body))).toEqual({ text: "one\ntwo" });
  expect(field().value).toBe("");
});

it("gives the text back and says why when sending fails", async () => {
  server.mockResolvedValue(answer(422, { error: { message: "Too long.", remedy: "Say it in two." } }));
  await userEvent.type(field(), "Hello{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("Too long. Say it in two.");
  expect(field().value).toBe("Hello");
});

it("does not send nothing", async () => {
  await userEvent.type(field(), "  {Enter}");
  expect(server).not.toHaveBeenCalled();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Send" }).disabled).toBe(true);
});
