/** What the team page reads. */
import { queryOptions } from "@tanstack/react-query";
import { api } from "@twinline/api";
import { keys } from "../../live/keys";

/** Links tell of nobody until they are used: asked again when the page is opened. */
export const invitationsQuery = queryOptions({
  queryKey: keys.invitations,
  queryFn: async () => (await api.listInvitations()).items,
  staleTime: 0,
});
