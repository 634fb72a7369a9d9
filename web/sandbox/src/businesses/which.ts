// Which business a page is about: the one its address names by `?business=`, else the sandbox's first. Pure.

const prefix = "/bench/api";

export const readBusiness = (search: string): string | null =>
  new URLSearchParams(search).get("business") || null;

/** Where the business's control API is. */
export const apiBaseOf = (business: string | null): string =>
  business === null ? prefix : `${prefix}/businesses/${encodeURIComponent(business)}`;

/** The same page of ours about this business. */
export function addressOf(page: string, business: string | null): string {
  if (business === null) return page;
  return `${page}${page.includes("?") ? "&" : "?"}business=${encodeURIComponent(business)}`;
}
