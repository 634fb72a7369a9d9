// Choosing whose contact cards to send.
import { IconCheck } from "@tabler/icons-react";
import { Avatar } from "@twinline/kit";
import { useState } from "react";
import { useBench } from "../../api/queries";
import type { SentPerson } from "../../api/said";
import type { Phone } from "../../api/types";
import { phoneAddress } from "../phoneWords";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { SeekField } from "./SeekField";
import classes from "./sheets.module.css";

const words = phoneStrings.compose;
const shownMax = 40;

export interface PeopleSheetProps {
  /** Nobody sends the other side their own card. */
  except: string[];
  onClose: () => void;
  onSend: (people: SentPerson[]) => void;
}

const card = (phone: Phone): SentPerson => ({
  name: phone.saved_as ?? phone.name,
  phones: phone.digits ? [`+${phone.digits}`] : [],
});

export function PeopleSheet({ except, onClose, onSend }: PeopleSheetProps) {
  const { data: bench } = useBench();
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  // The business is one of the two sides, whichever of its screens this is.
  const people = (bench?.phones ?? []).filter(({ id, kind }) => kind === "customer" && !except.includes(id));
  const found = people.filter(({ name }) => name.toLowerCase().includes(sought.trim().toLowerCase()));
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Sheet
      title={words.contacts}
      onClose={onClose}
      foot={
        <SheetButton
          look="filled"
          disabled={chosen.length === 0}
          onClick={() => {
            onSend(people.filter(({ id }) => chosen.includes(id)).map(card));
            onClose();
          }}
        >
          {words.sendCards(chosen.length)}
        </SheetButton>
      }
    >
      <SeekField sought={sought} onSeek={setSought} />
      <ul className={classes.choices}>
        {found.slice(0, shownMax).map((phone) => (
          <li key={phone.id}>
            <button type="button" aria-pressed={chosen.includes(phone.id)} onClick={() => toggle(phone.id)}>
              <Avatar name={phone.name} size={32} />
              <span>
                {phone.saved_as ?? phone.name}
                <small>
                  <bdi>{phoneAddress(phone)}</bdi>
                </small>
              </span>
              {chosen.includes(phone.id) ? <IconCheck size={16} aria-hidden /> : null}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
