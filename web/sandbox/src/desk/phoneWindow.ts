// The address of a window that holds one phone alone: /bench/phone/<id>, and which chat it shows. Pure.

const prefix = "/bench/phone/";

export interface PhoneWindow {
  phone: string;
  chat: string | null;
}

export function phoneWindowAddress({ phone, chat }: PhoneWindow): string {
  const query = chat ? `?chat=${encodeURIComponent(chat)}` : "";
  return `${prefix}${encodeURIComponent(phone)}${query}`;
}

/** Null: the address is the bench's. */
export function readPhoneWindow({
  pathname,
  search,
}: Pick<Location, "pathname" | "search">): PhoneWindow | null {
  if (!pathname.startsWith(prefix)) return null;
  const phone = decodeURIComponent(pathname.slice(prefix.length).replace(/\/$/u, ""));
  return phone ? { phone, chat: new URLSearchParams(search).get("chat") } : null;
}
