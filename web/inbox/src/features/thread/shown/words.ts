/** Degrees, money and names of fields as people read them, and which addresses may be links. */

import type { Place, Price } from "@twinline/api";
import { locale } from "@twinline/kit/texts";

/** Five digits behind the point are a metre. */
export function degrees({ latitude, longitude }: Place): string {
  const figure = (value: number) => String(Number(value.toFixed(5)));
  return `${figure(latitude)}, ${figure(longitude)}`;
}

/** A map elsewhere, with a mark at the place. */
export function mapLink({ latitude, longitude }: Place): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

/** What somebody sent as an address is a link only if it leads to a page. */
export function webLink(value: string | null | undefined): string | undefined {
  if (!value || !URL.canParse(value)) return undefined;
  const { protocol, href } = new URL(value);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}

/** In the currency's own way; a code that is none stands before the figure. */
export function money({ amount, currency }: Price): string {
  try {
    return new Intl.NumberFormat(locale(), { style: "currency", currency }).format(amount);
  } catch {
    return `${currency} ${amount}`;
  }
}

/** "DELIVERY_RATING" as "Delivery rating"; forms that were made on WhatsApp's pages number their screens. */
export function humane(name: string): string {
  const words = name
    .replace(/^screen_\d+_/u, "")
    .replace(/_\d+$/u, "")
    .replaceAll(/[_\s]+/gu, " ")
    .trim();
  const plain = words === words.toUpperCase() ? words.toLowerCase() : words;
  return plain ? plain.charAt(0).toUpperCase() + plain.slice(1) : name;
}
