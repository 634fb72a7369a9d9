/** Whom one looks for by name or number, as rules name them and as previews ask for them. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, type FoundPerson } from "@twinline/api";
import { keys } from "../../live/keys";

const ASK_MS = 150;
const NOBODY: FoundPerson[] = [];

export function usePeople(typed: string): { found: FoundPerson[]; isAsking: boolean; error: Error | null } {
  const [q] = useDebouncedValue(typed.trim(), ASK_MS);
  const { data, isFetching, error } = useQuery({
    queryKey: keys.customers(q),
    queryFn: async () => (await api.search({ q })).people,
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const found = q === "" ? NOBODY : (data ?? NOBODY);
  return { found, isAsking: isFetching || q !== typed.trim(), error: q === "" ? null : error };
}
