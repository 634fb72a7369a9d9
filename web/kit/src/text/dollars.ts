import { locale } from "../texts";

/** Of a dollar. */
export const MICROS = 1_000_000;

/** Money in millionths of a US dollar. What is less than a dollar keeps the digits a rate has. */
export function dollars(micros: number): string {
  const small = Math.abs(micros) < MICROS;
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency: "USD",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 2,
    maximumFractionDigits: small ? 6 : 2,
  }).format(micros / MICROS);
}
