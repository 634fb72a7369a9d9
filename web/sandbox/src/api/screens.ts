// The screens of the bench: its phones, and the devices linked to the owner's phone. A linked device shows the owner's
// account under an id of its own, which the bench API takes wherever it takes a phone's.
import type { Companion } from "./app";
import { useApp } from "./appQueries";
import { useBench } from "./queries";
import type { Phone } from "./types";

export interface Screen extends Phone {
  /** The linked device it is; phones are none. */
  companion?: Companion;
}

/** A device has a network of its own, so the phone's airplane mode is not its. */
export const companionScreen = (owner: Phone, companion: Companion): Screen => ({
  ...owner,
  id: companion.id,
  name: companion.name,
  online: true,
  offline_since: null,
  waiting: 0,
  unread: companion.unlinked_at === null ? owner.unread : 0,
  companion,
});

/** Phones first, then devices, those that were unlinked among them. */
export function useScreens(): Screen[] {
  const { data: bench } = useBench();
  const { data: app } = useApp();
  const phones = bench?.phones ?? [];
  const owner = phones.find(({ kind }) => kind === "business");
  const devices = owner ? (app?.companions ?? []) : [];
  return owner ? [...phones, ...devices.map((device) => companionScreen(owner, device))] : phones;
}
