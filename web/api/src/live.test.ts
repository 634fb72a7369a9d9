import { describe, expect, it, vi } from "vitest";
import type { LiveItem } from "./contract";
import { type LiveEnvironment, LiveSocket } from "./live";

interface Line {
  url: string;
  onmessage: ((event: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  close: () => void;
  send: (data: string) => void;
}

function bench(cursor = "c0") {
  const lines: Line[] = [];
  const said: { line: number; what: unknown }[] = [];
  const waits: { run: () => void; delay_ms: number }[] = [];
  const environment: LiveEnvironment = {
    connect: (url) => {
      const at = lines.length;
      const send = (data: string) => said.push({ line: at, what: JSON.parse(data) });
      const line: Line = { url, onmessage: null, onclose: null, close: () => undefined, send };
      lines.push(line);
      return line as unknown as WebSocket;
    },
    random: () => 1,
    schedule: (run, delay_ms) => {
      waits.push({ run, delay_ms });
      return () => undefined;
    },
  };
  const heard: LiveItem[][] = [];
  const handlers = {
    onItems: (items: LiveItem[]) => heard.push(items),
    onSnapshotNeeded: vi.fn(),
    onNow: vi.fn(),
  };
  const socket = new LiveSocket(handlers, cursor, environment);
  const tell = (frame: object) => lines.at(-1)?.onmessage?.({ data: JSON.stringify(frame) });
  const breakOff = () => lines.at(-1)?.onclose?.({ code: 1006 });
  return { socket, lines, said, waits, heard, handlers, tell, breakOff };
}

describe("the live socket", () => {
  it("resumes from the last cursor it was told", () => {
    const { socket, lines, waits, heard, tell, breakOff } = bench();
    socket.start();
    expect(lines[0]?.url).toMatch(/\/api\/v1\/live\?cursor=c0$/);
    tell({ type: "hello", cursor: "c1", now: 5 });
    expect(socket.state).toBe("open");
    tell({ type: "changes", cursor: "c/2", items: [] });
    expect(heard).toEqual([[]]);
    breakOff();
    expect(socket.state).toBe("waiting");
    waits[0]?.run();
    expect(lines[1]?.url).toMatch(/cursor=c%2F2$/);
  });

  it("says what is looked at once it changes, and again on every new connection", () => {
    const { socket, said, waits, tell, breakOff } = bench();
    const here = { looking_at: "a", writing: false };
    socket.start();
    socket.look(here);
    expect(said).toEqual([]);
    tell({ type: "hello", cursor: "c1", now: 1 });
    socket.look({ ...here });
    socket.look({ ...here, writing: true });
    breakOff();
    socket.look(here);
    waits.at(-1)?.run();
    tell({ type: "hello", cursor: "c1", now: 2 });
    const writing = { ...here, writing: true };
    expect(said).toEqual([
      { line: 0, what: here },
      { line: 0, what: writing },
      { line: 1, what: here },
    ]);
  });

  it("waits longer each time, up to a limit, and begins anew after a hello", () => {
    const { socket, waits, tell, breakOff } = bench();
    socket.start();
    for (let count = 0; count < 8; count++) {
      breakOff();
      waits.at(-1)?.run();
    }
    expect(waits.map(({ delay_ms }) => delay_ms)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
    ]);
    tell({ type: "hello", cursor: "", now: 1 });
    breakOff();
    expect(waits.at(-1)?.delay_ms).toBe(500);
  });

  it("asks for a snapshot when its cursor is too old", () => {
    const { socket, handlers, tell } = bench();
    socket.start();
    tell({ type: "snapshot_needed", cursor: "c9" });
    expect(handlers.onSnapshotNeeded).toHaveBeenCalledOnce();
    expect(socket.cursor).toBe("c9");
  });

  it("tries at once when the browser is online again", () => {
    const { socket, lines, breakOff } = bench();
    socket.start();
    breakOff();
    dispatchEvent(new Event("online"));
    expect(lines).toHaveLength(2);
    socket.stop();
  });

  it("ignores a line it has given up", () => {
    const { socket, lines, heard, breakOff } = bench();
    socket.start();
    const first = lines[0];
    breakOff();
    first?.onmessage?.({ data: JSON.stringify({ type: "changes", cursor: "x", items: [] }) });
    expect(heard).toEqual([]);
    expect(socket.cursor).toBe("c0");
    socket.stop();
  });
});
