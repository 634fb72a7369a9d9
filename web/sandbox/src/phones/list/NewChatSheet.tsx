// Whom the owner writes to first.
import { Avatar } from "@twinline/kit";
import { useState } from "react";
import { useBench } from "../../api/queries";
import type { Phone } from "../../api/types";
import { SeekField } from "../compose/SeekField";
import sheets from "../compose/sheets.module.css";
import { phoneAddress } from "../phoneWords";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";

const words = phoneStrings.list;
const shownMax = 40;

export interface NewChatSheetProps {
  phone: Phone;
  onClose: () => void;
  onOpen: (peer: string) => void;
}

export function NewChatSheet({ phone, onClose, onOpen }: NewChatSheetProps) {
  const { data: bench } = useBench();
  const [sought, setSought] = useState("");
  const seek = sought.trim().toLowerCase();
  const people = (bench?.phones ?? []).filter(
    ({ id, name, saved_as }) =>
      id !== phone.id && [name, saved_as ?? ""].some((one) => one.toLowerCase().includes(seek)),
  );
  return (
    <Sheet full title={words.newChat} onClose={onClose}>
      <SeekField sought={sought} onSeek={setSought} />
      <ul className={sheets.choices}>
        {people.slice(0, shownMax).map((person) => (
          <li key={person.id}>
            <button
              type="button"
              onClick={() => {
                onClose();
                onOpen(person.id);
              }}
            >
              <Avatar name={person.saved_as ?? person.name} size={32} />
              <span>
                <bdi>{person.saved_as ?? person.name}</bdi>
                <small>
                  <bdi>{phoneAddress(person)}</bdi>
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
