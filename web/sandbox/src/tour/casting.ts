// Who plays the customer in a step of the tour.
import type { Chat, Phone } from "../api/types";

/** An online customer with a phone on the bench if there is one, else whoever talked last; never one of `except`. */
export function castCustomer(
  phones: Phone[],
  open: readonly string[],
  chats: readonly Chat[],
  except: readonly (string | null)[],
): Phone | null {
  const order = [...open, ...chats.map((chat) => chat.peer), ...phones.map((phone) => phone.id)];
  const fits = (phone: Phone) => phone.kind === "customer" && phone.online && !except.includes(phone.id);
  for (const id of order) {
    const phone = phones.find((candidate) => candidate.id === id);
    if (phone && fits(phone)) return phone;
  }
  return null;
}

const titles = /^(?:mr|mrs|ms|miss|dr|prof|sir|dona|senhor|senhora)\.?$/iu;

/** A first name for sentences; usernames, shop names and whoever goes by a title stay whole. */
export function shortName(name: string): string {
  const [first = name, ...rest] = name.split(" ");
  return rest.length === 1 && !name.startsWith("@") && !titles.test(first) ? first : name;
}
