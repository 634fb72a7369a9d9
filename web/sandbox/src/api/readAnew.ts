// Reading again what the live feed says has moved.
import type { Query, QueryClient, QueryFilters } from "@tanstack/react-query";

const again = new WeakSet<Query>();

/**
 * Reads what is shown anew. An answer that is on its way may be older than the news: it is waited for and read once more.
 * It is not cancelled, so that a busy feed cannot keep a page from ever getting an answer.
 */
export function readAnew(client: QueryClient, filters: QueryFilters): void {
  readOnceMore(client, filters);
  void client.invalidateQueries(filters, { cancelRefetch: false });
}

/** The part for what changes in place: only answers on their way are read once more. */
export function readOnceMore(client: QueryClient, filters: QueryFilters): void {
  for (const query of client.getQueryCache().findAll({ ...filters, fetchStatus: "fetching" })) {
    if (again.has(query)) continue;
    again.add(query);
    const arrived = () => {
      again.delete(query);
      return client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    };
    // Whoever fetched waits for the promise longer: the answer is in the cache by then.
    query.promise?.then(arrived, arrived).catch(() => {});
  }
}
