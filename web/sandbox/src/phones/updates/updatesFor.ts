// Which status posts a customer's phone shows. WhatsApp shows them to people of the business's address book who saved its
// number in turn; whoever has a chat with it is taken to have saved it.
import type { Status } from "../../api/app";
import type { Chat, Phone } from "../../api/types";

/** Null: posts are not shown to this phone at all. */
export function updatesFor(phone: Phone, chats: Chat[], statuses: Status[], now: number): Status[] | null {
  const apart = phone.blocks_business || chats.some(({ blocked }) => blocked);
  if (phone.saved_as === null || chats.length === 0 || apart) return null;
  return statuses.filter(({ expires_at }) => expires_at > now);
}
