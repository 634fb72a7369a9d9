import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveSocket, type SocketEvents } from "./socket";

class FakeSocket {
  static made: FakeSocket[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;
  closed = false;
  constructor(readonly url: string) {
    FakeSocket.made.push(this);
  }
  close(): void {
    this.closed = true;
  }
  hear(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
}

const events = {
  frame: vi.fn<SocketEvents["frame"]>(),
  state: vi.fn<SocketEvents["state"]>(),
  stale: vi.fn(),
};
const last = () => FakeSocket.made.at(-1) as FakeSocket;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.made = [];
  for (const mock of Object.values(events)) mock.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("live socket", () => {
  it("is open with the first state, and asks for everything anew", () => {
    new LiveSocket(events).open();
    last().hear({ type: "state", seq: 7 });
    expect(events.state).toHaveBeenLastCalledWith("open");
    expect(events.stale).toHaveBeenCalledTimes(1);
  });

  it("notices missed frames by their numbers", () => {
    new LiveSocket(events).open();
    last().hear({ type: "state", seq: 7 });
    last().hear({ type: "clock", seq: 8 });
    expect(events.stale).toHaveBeenCalledTimes(1);
    last().hear({ type: "clock", seq: 10 });
    expect(events.stale).toHaveBeenCalledTimes(2);
  });

  it("takes several frames that come as one, in their order", () => {
    new LiveSocket(events).open();
    last().hear({ type: "state", seq: 7 });
    const frames = [
      { type: "clock", seq: 8 },
      { type: "faults", seq: 9 },
    ];
    last().hear({ type: "frames", seq: 9, frames });
    expect(events.frame.mock.calls.map(([frame]) => frame.type)).toEqual(["state", "clock", "faults"]);
    last().hear({ type: "clock", seq: 10 });
    expect(events.stale).toHaveBeenCalledTimes(1);
  });

  it("comes back with growing pauses, and stops when closed", () => {
    const socket = new LiveSocket(events);
    socket.open();
    last().onclose?.();
    expect(events.state).toHaveBeenLastCalledWith("lost");
    vi.advanceTimersByTime(500);
    expect(FakeSocket.made).toHaveLength(2);
    last().onclose?.();
    vi.advanceTimersByTime(500);
    expect(FakeSocket.made).toHaveLength(2);
    vi.advanceTimersByTime(500);
    expect(FakeSocket.made).toHaveLength(3);
    socket.close();
    last().onclose?.();
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.made).toHaveLength(3);
  });

  it("does not listen to a link it has replaced", () => {
    const socket = new LiveSocket(events);
    socket.open();
    const old = last();
    socket.open();
    old.hear({ type: "state", seq: 1 });
    old.onclose?.();
    expect(events.frame).not.toHaveBeenCalled();
    expect(events.state).not.toHaveBeenCalled();
  });
});
