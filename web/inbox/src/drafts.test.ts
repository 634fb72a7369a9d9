import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { readDraft, useDraft, writeDraft } from "./drafts";

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

  it("leave nothing behind when emptied", () => {
    writeDraft("a", "text");
    writeDraft("a", "");
    expect(localStorage.length).toBe(0);
  });
});
