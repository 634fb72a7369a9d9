// A thin client of the sandbox's control API. Paths, parameters, bodies and answers are those of schema.d.ts, which is
// made from docs/sandbox/control_api.json.

import type { paths } from "./schema.js";

type Method = "get" | "post" | "put" | "patch" | "delete";

/** Paths that have the method. */
type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: object } } ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = paths[P][M];
type Parameters<O> = O extends { parameters: infer Given } ? Given : never;
type InPath<O> = Parameters<O> extends { path: infer Given } ? { path: Given } : { path?: undefined };
type InQuery<O> = Parameters<O> extends { query?: infer Given } ? { query?: Given } : { query?: undefined };
type InBody<O> = O extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] | FormData }
  : { body?: undefined };

/** What a call is given: its path parameters, its query, its body. */
export type Given<P extends keyof paths, M extends Method> = InPath<Operation<P, M>> &
  InQuery<Operation<P, M>> &
  InBody<Operation<P, M>>;

/** What a call answers. */
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends {
    responses: { 200: { content: infer Content } };
  }
    ? Content[keyof Content]
    : never;

/** The sandbox refused: what is wrong, and what to do about it. */
export class SandboxError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly remedy: string,
  ) {
    super(`${message} ${remedy}`);
    this.name = "SandboxError";
  }
}

export class Sandbox {
  readonly #base: string;

  /** `address` is the sandbox's own: `http://127.0.0.1:7500`. `wabaId` names a business; left out, it is the first. */
  constructor(address = "http://127.0.0.1:7500", wabaId?: string) {
    const business = wabaId === undefined ? "" : `/businesses/${encodeURIComponent(wabaId)}`;
    this.#base = `${address}/bench/api${business}`;
  }

  get<P extends PathWith<"get">>(path: P, given: Given<P, "get">): Promise<Answer<P, "get">> {
    return this.#call("get", path, given);
  }

  post<P extends PathWith<"post">>(path: P, given: Given<P, "post">): Promise<Answer<P, "post">> {
    return this.#call("post", path, given);
  }

  put<P extends PathWith<"put">>(path: P, given: Given<P, "put">): Promise<Answer<P, "put">> {
    return this.#call("put", path, given);
  }

  patch<P extends PathWith<"patch">>(path: P, given: Given<P, "patch">): Promise<Answer<P, "patch">> {
    return this.#call("patch", path, given);
  }

  delete<P extends PathWith<"delete">>(path: P, given: Given<P, "delete">): Promise<Answer<P, "delete">> {
    return this.#call("delete", path, given);
  }

  async #call<A>(method: Method, path: string, given: object): Promise<A> {
    const { path: places, query, body }: Loose = given;
    const answer = await fetch(this.#base + filled(path, places) + asked(query), {
      method: method.toUpperCase(),
      ...sent(body),
    });
    const isJson = answer.headers.get("content-type")?.startsWith("application/json");
    if (!answer.ok) {
      const told = isJson ? (await answer.json()).error : { message: await answer.text(), remedy: "" };
      throw new SandboxError(answer.status, told.message, told.remedy);
    }
    return (isJson ? await answer.json() : await answer.text()) as A;
  }
}

interface Loose {
  path?: object;
  query?: object;
  body?: unknown;
}

/** `/phones/{id}` with its parameters in place. */
function filled(path: string, given: object = {}): string {
  const values = new Map(Object.entries(given));
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values.get(name))));
}

function asked(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

/** A text is a snapshot; the API has no other bodies that are texts. */
function sent(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  if (typeof body === "string") return { body, headers: { "content-type": "application/x-ndjson" } };
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}
