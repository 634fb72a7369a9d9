/** The one error of the client: what the server said (RFC 9457), or that it could not be reached. */
import type { Author, Floor, ProblemBody } from "./contract";

export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  readonly remedy: string | null;
  readonly errors: { field: string; message: string; remedy: string | null }[];
  readonly requestId: string | null;
  readonly answeredBy: Author | null;
  readonly answeredAt: number | null;
  /** The current floor, when the problem is that it moved. */
  readonly floor: Floor | null;

  constructor(body: Partial<ProblemBody> & { code: string; status: number }) {
    super(body.detail ?? body.title ?? body.code);
    this.code = body.code;
    this.status = body.status;
    this.title = body.title ?? body.code;
    this.detail = body.detail ?? null;
    this.remedy = body.remedy ?? null;
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? null;
    this.answeredBy = body.answered_by ?? null;
    this.answeredAt = body.answered_at ?? null;
    this.floor = body.floor ?? null;
  }

  /** True when nothing reached the server, so that asking again later is safe and useful. */
  get offline(): boolean {
    return this.code === UNREACHABLE;
  }
}

export const UNREACHABLE = "unreachable";

export function unreachable(): Problem {
  return new Problem({ code: UNREACHABLE, status: 0, title: "The server did not answer." });
}

/** Reads an error answer, also one that a proxy wrote in its own words. */
export function problemFrom(status: number, body: unknown): Problem {
  if (isProblemBody(body)) return new Problem({ ...body, status: body.status ?? status });
  if (status === 502 || status === 503 || status === 504) return new Problem({ code: UNREACHABLE, status });
  return new Problem({ code: "unexpected_answer", status, title: `The server answered ${status}.` });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return unreachable();
  return new Problem({
    code: "unexpected",
    status: 0,
    title: error instanceof Error ? error.message : "Unexpected",
  });
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === "object" && body !== null && typeof (body as { code?: unknown }).code === "string";
}
