// The businesses of the sandbox, listed and opened. Lists are the same wherever they are asked for.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, json } from "../api/client";

export interface ListedBusiness {
  waba_id: string;
  phone_number_id: string;
  portfolio_id: string;
  name: string;
  owner: string | null;
  display_phone_number: string;
  first: boolean;
  linked: boolean;
}

export interface NewBusiness {
  name: string;
  number: string;
  owner?: string;
}

export const businessKeys = { list: ["businesses"] as const };

const list = async (): Promise<ListedBusiness[]> =>
  (await call<{ businesses: ListedBusiness[] }>("/businesses")).businesses;

export const useBusinesses = () => useQuery({ queryKey: businessKeys.list, queryFn: list });

export function useOpenBusiness() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (business: NewBusiness) => call<ListedBusiness>("/businesses", json("POST", business)),
    onSuccess: () => client.invalidateQueries({ queryKey: businessKeys.list }),
  });
}
