/** Puts the stand-in where the platform would be: `fetch` for /api and a `WebSocket` that speaks its frames. */
import { type LiveItem, Problem } from "@twinline/api";
import { createStandIn, type StandIn } from "./server";

export interface Installed {
  standIn: StandIn;
  setOnline: (online: boolean) => void;
}

export function install(signedIn = true): Installed {
  const standIn = createStandIn(signedIn);
  const sockets = new Set<StandInSocket>();
  let online = true;

  const realFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith("/api/")) return realFetch(input, init);
    if (!online) throw new TypeError("Failed to fetch");
    const json = request.headers.get("content-type")?.includes("json") ?? false;
    const body: unknown = json ? await request.json() : null;
    try {
      const answer = await standIn.handle(request.method, url, body);
      return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code, status, title, detail, remedy } = error;
      const problem = {
        code,
        status,
        title,
        detail,
        remedy,
        answered_by: error.answeredBy,
        answered_at: error.answeredAt,
      };
      return Response.json(problem, { status, headers: { "content-type": "application/problem+json" } });
    }
  };

  class StandInSocket extends EventTarget {
    onmessage: ((event: MessageEvent) => void) | null = null;
    onclose: ((event: CloseEvent) => void) | null = null;
    #leave: () => void = () => undefined;

    constructor() {
      super();
      queueMicrotask(() => {
        if (!online) return this.close();
        sockets.add(this);
        this.#send({ type: "hello", cursor: "0", now: standIn.now() });
        this.#leave = standIn.onItems((items: LiveItem[]) =>
          this.#send({ type: "changes", cursor: "0", items }),
        );
      });
    }

    /** Nobody else looks on here. */
    send(): void {}

    close(): void {
      this.#leave();
      sockets.delete(this);
      queueMicrotask(() => this.onclose?.(new CloseEvent("close", { code: 1006 })));
    }

    #send(frame: object): void {
      this.onmessage?.(new MessageEvent("message", { data: JSON.stringify(frame) }));
    }
  }
  const RealSocket = globalThis.WebSocket;
  globalThis.WebSocket = new Proxy(RealSocket, {
    construct: (target, [url, protocols]: [string, string | undefined]) =>
      String(url).includes("/api/")
        ? (new StandInSocket() as unknown as WebSocket)
        : new target(url, protocols),
  });

  return {
    standIn,
    setOnline(next) {
      online = next;
      if (!next) for (const socket of [...sockets]) socket.close();
      else dispatchEvent(new Event("online"));
    },
  };
}
