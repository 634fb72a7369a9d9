/** The query cache. The live socket keeps it fresh, so nothing is fetched again merely because a window got focus. */
import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "@twinline/api";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        gcTime: 10 * 60_000,
        // Only an unreachable server is worth asking again; what it refused once it refuses again.
        retry: (failures, error) => asProblem(error).offline && failures < 3,
        retryDelay: (attempt) => Math.min(8000, 500 * 2 ** attempt),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
