// The business this page is about. It changes only where the sign-up window asks for it.
import { addressOf, apiBaseOf, readBusiness } from "./which";

let current = readBusiness(location.search);

export const currentBusiness = (): string | null => current;

export const chooseBusiness = (business: string): void => {
  current = business;
};

export const apiBase = (): string => apiBaseOf(current);

/** One of our pages, about the same business. */
export const sameBusiness = (page: string): string => addressOf(page, current);
