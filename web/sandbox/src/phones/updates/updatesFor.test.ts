import { expect, it } from "vitest";
import type { Status } from "../../api/app";
import type { Chat, Phone } from "../../api/types";
import { updatesFor } from "./updatesFor";

const ines = { id: "c1", saved_as: "Inês", blocks_business: false } as Phone;
const chat = { peer: "business", blocked: false } as Chat;
const status = (id: string, expires_at: number): Status => ({
  id,
  text: "Fresh broa",
  media: null,
  at: 0,
  expires_at,
  seen_by: [],
});

it("shows a saved customer what has not run out", () => {
  const posts = [status("s2", 2_000), status("s1", 1_000)];
  expect(updatesFor(ines, [chat], posts, 1_000)?.map(({ id }) => id)).toEqual(["s2"]);
});

it("shows nothing to strangers, to people without a chat, and after a block", () => {
  expect(updatesFor({ ...ines, saved_as: null }, [chat], [], 0)).toBeNull();
  expect(updatesFor(ines, [], [], 0)).toBeNull();
  expect(updatesFor({ ...ines, blocks_business: true }, [chat], [], 0)).toBeNull();
  expect(updatesFor(ines, [{ ...chat, blocked: true }], [], 0)).toBeNull();
});
