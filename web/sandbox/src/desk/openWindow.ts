// Opens one phone in a window of its own.
import { sameBusiness } from "../businesses/current";
import { phoneWindowAddress } from "./phoneWindow";

/** As large as a phone; opened again, the same window comes to the front. */
export const openWindow = (phone: string, chat: string | null) =>
  window.open(
    sameBusiness(phoneWindowAddress({ phone, chat })),
    sameBusiness(`twinline-phone-${phone}`),
    "popup,width=380,height=780",
  );
