import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readDraft, takeUpDraft, useDraft, writeDraft } from "./drafts";

describe("drafts", () => {
  it("are kept per conversation and read again on switching", () => {
    const { result, rerender } = renderHook(({ id }) => useDraft(id), { initialProps: { id: "a" } });
    act(() => result.current[1]("half a sentence"));
    rerender({ id: "b" });
    expect(result.current[0]).toBe("");
    act(() => result.current[1]("other"));
    rerender({ id: "a" });
    expect(result.current[0]).toBe("half a sentence");
    expect(readDraft("b")).toBe("other");
  });

  it("take up what was written before, where somebody is writing already", () => {
    const { result } = renderHook(() => useDraft("c"));
    act(() => result.current[1]("and the spelt"));
    act(() => takeUpDraft("c", "The rye is in"));
    expect(result.current[0]).toBe("The rye is in\nand the spelt");
    expect(readDraft("c")).toBe("The rye is in\nand the spelt");
    act(() => writeDraft("c", ""));
  });

  it("leave nothing behind when emptied", () => {
    writeDraft("a", "text");
    writeDraft("a", "");
    expect(localStorage.length).toBe(0);
  });
});
