// What the page that opened the window asked for: the query of the dialog's address. Pure.

export interface Asked {
  clientId: string;
  /** To whom messages are posted; null where nobody said it. */
  origin: string | null;
  /** Which call of the SDK waits. */
  request: string;
  /** Where a page without the SDK wants the code. */
  redirect: string | null;
  state: string | null;
  featureType: string;
  /** A number the page filled in. */
  digits: string | null;
}

const COEXISTENCE = "whatsapp_business_app_onboarding";

const web = (text: string | null): URL | null => {
  const url = text && URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/u.test(url.protocol) ? url : null;
};

const object = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** `extras` is JSON of the page's making: anything may be in it. */
function readExtras(text: string | null): Record<string, unknown> {
  try {
    return object(JSON.parse(text ?? "{}"));
  } catch {
    return {};
  }
}

function prefilled(setup: Record<string, unknown>): string | null {
  const phone = object(setup.phone ?? object(setup.business).phone);
  const digits = `${phone.code ?? ""}${phone.number ?? ""}`.replace(/\D/gu, "");
  return digits || null;
}

export function readAsked(search: string, referrer = ""): Asked {
  const query = new URLSearchParams(search);
  const extras = readExtras(query.get("extras"));
  return {
    clientId: query.get("client_id") ?? "",
    origin: (web(query.get("origin")) ?? web(referrer))?.origin ?? null,
    request: query.get("request") ?? "",
    redirect: web(query.get("redirect_uri"))?.href ?? null,
    state: query.get("state"),
    featureType: typeof extras.featureType === "string" ? extras.featureType : "",
    digits: prefilled(object(extras.setup)),
  };
}

/** The sandbox's number lives in the app; other features have nothing to connect. */
export const isCoexistence = (asked: Asked): boolean =>
  asked.featureType === "" || asked.featureType === COEXISTENCE;

/** Where a page without the SDK is led, with a code or without. */
export function redirected(asked: Asked, code: string | null): string | null {
  if (!asked.redirect) return null;
  const url = new URL(asked.redirect);
  const told = code
    ? { code }
    : {
        error: "access_denied",
        error_code: "200",
        error_description: "Permissions error",
        error_reason: "user_denied",
      };
  for (const [name, value] of Object.entries(told)) url.searchParams.set(name, value);
  if (asked.state !== null) url.searchParams.set("state", asked.state);
  return url.href;
}
