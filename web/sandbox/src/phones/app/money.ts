// A price as people write it. Pure.
import type { CatalogItem } from "../../api/app";

export function money({ price, currency }: Pick<CatalogItem, "price" | "currency">): string {
  try {
    return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(price);
  } catch {
    // A currency nobody knows.
    return `${price} ${currency}`;
  }
}
