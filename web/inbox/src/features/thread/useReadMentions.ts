/** Whoever opens a conversation has seen where they are mentioned in it: once they look at the page. */
import { useQuery } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { useEffect } from "react";
import { meQuery } from "../../live/queries";
import { useLooking } from "./useMarkRead";

export function useReadMentions(id: string): void {
  const { data: me } = useQuery(meQuery);
  const looking = useLooking();
  const news = me?.mentions.includes(id) ?? false;
  useEffect(() => {
    // The socket tells all pages; what fails is tried again when one comes back.
    if (news && looking) api.readMentions(id).catch(() => undefined);
  }, [news, looking, id]);
}
