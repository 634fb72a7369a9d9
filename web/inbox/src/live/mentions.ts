/** Where the person at this page is mentioned and has not seen it: told by the session and by the live socket. */
import type { QueryClient } from "@tanstack/react-query";
import type { Me } from "@twinline/api";
import { keys } from "./keys";

export function applyMentions(client: QueryClient, mentions: string[]): void {
  client.setQueryData<Me>(keys.me, (me) => me && { ...me, mentions });
  void client.invalidateQueries({ queryKey: keys.mentions });
}
