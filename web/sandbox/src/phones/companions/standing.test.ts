import { describe, expect, it } from "vitest";
import type { Companion } from "../../api/app";
import { companionScreen } from "../../api/screens";
import type { Phone } from "../../api/types";
import { standing, standingNote } from "./standing";

const device = (more: Partial<Companion> = {}): Companion => ({
  id: "d1",
  kind: "web",
  name: "WhatsApp Web",
  linked_at: 1,
  unlinked_at: null,
  echoes: true,
  why: null,
  ...more,
});

describe("how a linked device stands", () => {
  it("echoes only where an API listens", () => {
    expect(standing(device(), true)).toBe("echoed");
    expect(standing(device(), false)).toBe("alone");
    expect(standingNote(device(), false)).toMatch(/unlinks this device/u);
  });

  it("says why it is silent or unlinked in the sandbox's words", () => {
    const silent = device({ kind: "desktop_windows", echoes: false, why: "Windows does not." });
    expect([standing(silent, true), standingNote(silent, true)]).toEqual(["silent", "Windows does not."]);
    const gone = device({ unlinked_at: 5, echoes: false, why: "Unlinked on the phone." });
    expect([standing(gone, true), standingNote(gone, true)]).toEqual(["unlinked", "Unlinked on the phone."]);
  });

  it("has a network of its own", () => {
    const owner = { id: "business", kind: "business", online: false, offline_since: 3, unread: 2 } as Phone;
    const screen = companionScreen(owner, device());
    expect(screen).toMatchObject({ id: "d1", name: "WhatsApp Web", online: true, unread: 2 });
    expect(companionScreen(owner, device({ unlinked_at: 5 })).unread).toBe(0);
  });
});
