/** Ids by which the field names what it found to screen readers. */
export const RESULTS_ID = "tl-search-results";
export const foundId = (key: string) => `tl-found-${key}`;
