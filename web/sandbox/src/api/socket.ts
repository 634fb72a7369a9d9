// One socket to the bench's live feed, reopened with growing pauses until closed. Knows nothing of React.
import { apiBase } from "../businesses/current";
import type { Frame, Frames } from "./types";

export type LinkState = "connecting" | "open" | "lost";

export interface SocketEvents {
  frame: (frame: Frame) => void;
  state: (state: LinkState) => void;
  /** Frames were missed, or the link is new: what is shown must be fetched again. */
  stale: () => void;
}

const pauseMs = { first: 500, most: 8000 };

export class LiveSocket {
  #events: SocketEvents;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pause = pauseMs.first;
  #seq: number | null = null;
  #closed = false;

  constructor(events: SocketEvents) {
    this.#events = events;
  }

  open(): void {
    this.#closed = false;
    this.#clearTimer();
    this.#socket?.close();
    this.#seq = null;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}${apiBase()}/live`);
    this.#socket = socket;
    socket.onmessage = (event) => this.#take(socket, event.data);
    socket.onclose = () => this.#lost(socket);
  }

  /** Ends the link for good. */
  close(): void {
    this.#closed = true;
    this.#clearTimer();
    this.#socket?.close();
    this.#socket = null;
  }

  #take(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || typeof data !== "string") return;
    const heard = JSON.parse(data) as Frame | Frames;
    for (const frame of heard.type === "frames" ? heard.frames : [heard]) this.#show(frame);
  }

  #show(frame: Frame): void {
    if (frame.type === "state") {
      this.#pause = pauseMs.first;
      this.#events.state("open");
      this.#events.frame(frame);
      this.#events.stale();
    } else {
      const gap = this.#seq !== null && frame.seq > this.#seq + 1;
      this.#events.frame(frame);
      if (gap) this.#events.stale();
    }
    this.#seq = Math.max(frame.seq, this.#seq ?? 0);
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket || this.#closed) return;
    this.#events.state("lost");
    this.#clearTimer();
    this.#timer = setTimeout(() => this.open(), this.#pause);
    this.#pause = Math.min(this.#pause * 2, pauseMs.most);
  }

  #clearTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
