// The phones on the bench, side by side; on narrow pages one, with the others a tap away.
import { useEffect } from "react";
import { useBench, useChats } from "../api/queries";
import { type Screen, useScreens } from "../api/screens";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { shortName } from "../tour/casting";
import { Segments } from "../ui/Segments";
import { ScreenColumn } from "./PhoneColumn";
import classes from "./Phones.module.css";
import { TourHint } from "./TourHint";

const words = strings.phones;

/** As many customers as fit beside the owner's phone and the side panel, but two at least and three at most. */
const laidAtFirst = () => Math.min(3, Math.max(2, Math.floor((window.innerWidth - 344) / 328) - 1));

/** On the first visit: the owner's phone, and those of the customers who talked last. */
function useFirstLayout(phones: Phone[]) {
  const { desk, act } = useDesk();
  const owner = phones.find((phone) => phone.kind === "business");
  const chats = useChats(owner?.id ?? "business");
  useEffect(() => {
    if (desk.phones !== null || !owner || !chats.data) return;
    const customers = chats.data
      .map((chat) => chat.peer)
      .filter((id) => phones.some((phone) => phone.id === id))
      .slice(0, laidAtFirst());
    act({
      act: "lay",
      phones: [owner.id, ...customers],
      chats: Object.fromEntries(customers.map((id) => [id, owner.id])),
    });
  }, [desk.phones, owner, chats.data, phones, act]);
}

function labelOf({ kind, name, companion }: Screen): string {
  if (companion) return name;
  return kind === "business" ? words.shop : shortName(name);
}

export function Phones({ narrow = false }: { narrow?: boolean }) {
  const { data: bench } = useBench();
  const { desk, act } = useDesk();
  const phones = bench?.phones ?? [];
  const screens = useScreens();
  useFirstLayout(phones);
  const shown = (desk.phones ?? []).flatMap((id) => screens.find((screen) => screen.id === id) ?? []);
  const front = shown.find((phone) => phone.id === desk.front) ?? shown[0];

  if (narrow)
    return (
      <section className={classes.narrow} aria-label={words.region}>
        <TourHint />
        {shown.length > 1 && front ? (
          <div className={classes.switcher}>
            <Segments
              label={words.show}
              value={front.id}
              onChange={(phone) => act({ act: "front", phone })}
              choices={shown.map((phone) => ({
                value: phone.id,
                label: labelOf(phone),
                count: phone.unread,
              }))}
            />
          </div>
        ) : null}
        {front ? <ScreenColumn key={front.id} screen={front} /> : null}
      </section>
    );

  return (
    <section className={classes.row} aria-label={words.region}>
      {shown.map((phone) => (
        <ScreenColumn key={phone.id} screen={phone} />
      ))}
    </section>
  );
}
