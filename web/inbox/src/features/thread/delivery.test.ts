import type { Delivery, DeliveryState } from "@twinline/api";
import { describe, expect, it, vi } from "vitest";
import { strings } from "../../strings";
import { sendStateOf } from "./delivery";

const actions = () => ({
  cancel: vi.fn(),
  retry: vi.fn(),
  ask: vi.fn(),
  take: vi.fn(),
  asked: false,
  open: true as boolean | null,
});
const of = (state: DeliveryState): Delivery =>
  ({ state, at: 1, waits_until: 5_000, reason: null }) as unknown as Delivery;

/** What one can do where a message stands like this. */
function choices(state: DeliveryState, own = actions()): string[] {
  return (sendStateOf(of(state), 1_000, own)?.actions ?? []).map((action) => action.label);
}

describe("what one can do about a send", () => {
  const { again, againMayDouble, take, undo, wait } = strings.send;

  it("follows from where it stands", () => {
    expect(choices("queued")).toEqual([undo]);
    expect(choices("waiting")).toEqual([undo]);
    expect(choices("sending")).toEqual([]);
    expect(choices("unknown")).toEqual([again]);
    expect(choices("unknown", { ...actions(), asked: true })).toEqual([wait, againMayDouble]);
    expect(choices("refused")).toEqual([again, take]);
    expect(choices("failed")).toEqual([again, take]);
    expect(choices("expired")).toEqual([again, take]);
    expect(choices("withdrawn")).toEqual([take]);
    expect(choices("cancelled")).toEqual([take]);
    expect(choices("read")).toEqual([]);
  });

  it("doubles nothing at one press", () => {
    const own = actions();
    sendStateOf(of("unknown"), 1_000, own)?.actions?.[0]?.onClick();
    expect(own.retry).not.toHaveBeenCalled();
    expect(own.ask).toHaveBeenCalledWith(true);
  });

  it("tries nothing again that the closed window would refuse", () => {
    expect(choices("expired", { ...actions(), open: false })).toEqual([take]);
    expect(choices("refused", { ...actions(), open: false })).toEqual([take]);
  });

  it("tells why something waits that has no time, and takes it back", () => {
    const held = {
      ...of("waiting"),
      waits_until: null,
      reason: { code: "tier", sentence: "Held.", remedy: null },
    };
    const told = sendStateOf(held, 1_000, actions());
    expect([told?.text, told?.actions?.[0]?.label]).toEqual(["Held.", undo]);
  });

  it("offers no words where there are none", () => {
    expect(choices("withdrawn", { ...actions(), take: null as never })).toEqual([]);
  });

  it("does what it says", () => {
    const own = actions();
    sendStateOf(of("withdrawn"), 1_000, own)?.actions?.[0]?.onClick();
    expect(own.take).toHaveBeenCalledOnce();
  });
});
