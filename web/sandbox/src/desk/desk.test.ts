import { describe, expect, it } from "vitest";
import { deskReduce, emptyDesk, loadDesk, saveDesk } from "./desk";

const laid = deskReduce(emptyDesk, { act: "lay", phones: ["b", "c1"], chats: { c1: "b" } });

describe("desk", () => {
  it("opens a phone once and brings it to the front", () => {
    const twice = ["c2", "c2"].reduce((desk, phone) => deskReduce(desk, { act: "open-phone", phone }), laid);
    expect(twice.phones).toEqual(["b", "c1", "c2"]);
    expect(twice.front).toBe("c2");
  });

  it("brings another phone to the front when the front one leaves", () => {
    const fronted = deskReduce(laid, { act: "front", phone: "c1" });
    expect(deskReduce(fronted, { act: "close-phone", phone: "c1" }).front).toBe("b");
  });

  it("asks for the keyboard anew each time", () => {
    const once = deskReduce(laid, { act: "show-chat", phone: "b", peer: "c1", focus: true });
    const again = deskReduce(once, { act: "show-chat", phone: "b", peer: "c1", focus: true });
    expect([once.focus.count, again.focus.count]).toEqual([1, 2]);
    expect(again.chats.b).toBe("c1");
  });

  it("remembers phones and chats, and survives a broken memory", () => {
    saveDesk(laid);
    expect(loadDesk()).toMatchObject({ phones: ["b", "c1"], chats: { c1: "b" } });
    localStorage.setItem("twinline-bench-desk", "{nonsense");
    expect(loadDesk()).toEqual(emptyDesk);
  });
});
