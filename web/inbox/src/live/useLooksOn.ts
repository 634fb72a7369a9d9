/** Whether whoever is here may only look: what they may not do is not offered. */
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "./queries";
import { looksOn } from "./roles";

export function useLooksOn(): boolean {
  const { data: me } = useQuery(meQuery);
  return me !== undefined && looksOn(me.role);
}
