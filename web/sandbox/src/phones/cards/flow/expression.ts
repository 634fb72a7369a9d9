// The expressions of flow JSON: `${form.x}`, `${data.x}`, `${screen.S.form.x}`, and with backticks around them comparisons,
// logic, sums and words put together. Pure.
import { type Token, tokens } from "./tokens";

export type Values = Record<string, unknown>;

/** What expressions can refer to. */
export interface Scope {
  form: Values;
  data: Values;
  /** Screens seen so far, by id. */
  screen: Record<string, { form: Values; data: Values }>;
}

export class ExpressionError extends Error {
  constructor(why: string) {
    super(why);
    this.name = "ExpressionError";
  }
}

/** What a property of flow JSON is, with everything in it filled in. What is no expression stays as it is. */
export function filled(written: unknown, scope: Scope): unknown {
  if (typeof written === "string") return wordOf(written, scope);
  if (Array.isArray(written)) return written.map((one) => filled(one, scope));
  if (written === null || typeof written !== "object") return written;
  return Object.fromEntries(Object.entries(written).map(([key, one]) => [key, filled(one, scope)]));
}

/** Whether a condition holds. `If` takes expressions without backticks as well. */
export function holds(written: unknown, scope: Scope): boolean {
  if (typeof written !== "string") return isTrue(filled(written, scope));
  const whole = /^\s*`([\s\S]*)`\s*$/u.exec(written);
  return isTrue(calculate(whole?.[1] ?? written, scope));
}

const isTrue = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

function wordOf(text: string, scope: Scope): unknown {
  const reference = /^\$\{([^{}]+)\}$/u.exec(text);
  if (reference?.[1]) return lookUp(reference[1], scope);
  const nested = /^`([\s\S]*)`$/u.exec(text);
  return nested?.[1] === undefined ? text : calculate(nested[1], scope);
}

/** What stands at `form.x` or `data.rows[0].title`; undefined if nothing does. */
export function lookUp(path: string, scope: Scope): unknown {
  const steps = path.match(/[^.[\]\s]+/gu) ?? [];
  let at: unknown = scope;
  for (const step of steps) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, step)) return undefined;
    at = (at as Values)[step];
  }
  return at;
}

const levels = [["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="]] as const;
const depthMax = 64;

function calculate(text: string, scope: Scope): unknown {
  const read = tokens(text);
  if (typeof read === "string") throw new ExpressionError(read);
  let at = 0;
  const sign = (...signs: readonly string[]): string | null => {
    const next = read[at];
    if (next?.kind !== "sign" || !signs.includes(next.text)) return null;
    at += 1;
    return next.text;
  };
  const binary = (level: number, depth: number): unknown => {
    if (depth > depthMax) throw new ExpressionError("it is nested too deeply");
    const signs = levels[level];
    if (!signs) return joined(depth);
    let left = binary(level + 1, depth);
    for (let found = sign(...signs); found; found = sign(...signs))
      left = applied(found, left, binary(level + 1, depth));
    return left;
  };
  /** Things beside each other are words put together. */
  const joined = (depth: number): unknown => {
    let left = sum(depth);
    while (begins(read[at])) left = `${worded(left)}${worded(sum(depth))}`;
    return left;
  };
  const sum = (depth: number): unknown => {
    let left = product(depth);
    for (let found = sign("+", "-"); found; found = sign("+", "-"))
      left = applied(found, left, product(depth));
    return left;
  };
  const product = (depth: number): unknown => {
    let left = single(depth);
    for (let found = sign("/", "%"); found; found = sign("/", "%"))
      left = applied(found, left, single(depth));
    return left;
  };
  const single = (depth: number): unknown => {
    if (depth > depthMax) throw new ExpressionError("it is nested too deeply");
    if (sign("!")) return !isTrue(single(depth + 1));
    if (sign("-")) return -number(single(depth + 1));
    if (sign("(")) {
      const inner = binary(0, depth + 1);
      if (!sign(")")) throw new ExpressionError("a bracket is not closed");
      return inner;
    }
    const next = read[at];
    if (!next || next.kind === "sign") throw new ExpressionError("a value is missing");
    at += 1;
    return next.kind === "reference" ? lookUp(next.text, scope) : next.value;
  };
  const result = binary(0, 0);
  if (at < read.length) throw new ExpressionError(`“${read[at]?.text}” is out of place`);
  return result;
}

const begins = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind !== "sign" || token.text === "(");

/** Numbers that people typed come as text. */
function number(value: unknown): number {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : 0;
}

const isNumeric = (value: unknown): boolean =>
  typeof value === "number" ||
  (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)));

const worded = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

function same(left: unknown, right: unknown): boolean {
  if (typeof left !== typeof right && isNumeric(left) && isNumeric(right))
    return number(left) === number(right);
  // What is not filled in is empty.
  return (left ?? "") === (right ?? "");
}

function applied(sign: string, left: unknown, right: unknown): unknown {
  switch (sign) {
    case "||":
      return isTrue(left) || isTrue(right);
    case "&&":
      return isTrue(left) && isTrue(right);
    case "==":
      return same(left, right);
    case "!=":
      return !same(left, right);
    case "<":
      return number(left) < number(right);
    case "<=":
      return number(left) <= number(right);
    case ">":
      return number(left) > number(right);
    case ">=":
      return number(left) >= number(right);
    case "+":
      return number(left) + number(right);
    case "-":
      return number(left) - number(right);
    // As in WhatsApp: by nothing is nothing, rather than no number.
    case "/":
      return number(right) === 0 ? 0 : number(left) / number(right);
    default:
      return number(right) === 0 ? 0 : number(left) % number(right);
  }
}
