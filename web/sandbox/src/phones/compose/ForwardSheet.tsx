// Where a message is forwarded to: any of this phone's chats.
import { IconCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Avatar } from "@twinline/kit";
import { useState } from "react";
import { phoneCalls } from "../../api/phones";
import { keepMessage, useChats } from "../../api/queries";
import type { PhoneMessage } from "../../api/types";
import { Failure } from "../Failure";
import { messageWords } from "../messageWords";
import { chatTitle } from "../phoneWords";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./sheets.module.css";

const words = phoneStrings.compose;

export interface ForwardSheetProps {
  phone: string;
  /** The chat it stands in. */
  peer: string;
  message: PhoneMessage;
  onClose: () => void;
}

export function ForwardSheet({ phone, peer, message, onClose }: ForwardSheetProps) {
  const { data: chats } = useChats(phone);
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const [error, setError] = useState<Error | null>(null);
  const [sending, setSending] = useState(false);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const forward = async () => {
    setSending(true);
    try {
      for (const to of chosen)
        keepMessage(
          client,
          phone,
          to,
          await phoneCalls.send(phone, to, { forward: { peer, message: message.id } }),
        );
      onClose();
    } catch (refused) {
      setError(refused instanceof Error ? refused : new Error(String(refused)));
      setSending(false);
    }
  };
  return (
    <Sheet
      title={words.forward}
      onClose={onClose}
      foot={
        <SheetButton look="filled" disabled={chosen.length === 0 || sending} onClick={forward}>
          {words.forwardTo(chosen.length)}
        </SheetButton>
      }
    >
      <p className={classes.hint} dir="auto">
        {messageWords(message)}
      </p>
      <Failure error={error} />
      <ul className={classes.choices}>
        {chats?.map((chat) => (
          <li key={chat.peer}>
            <button type="button" aria-pressed={chosen.includes(chat.peer)} onClick={() => toggle(chat.peer)}>
              <Avatar name={chatTitle(chat.title)} size={32} />
              <span>
                <bdi>{chatTitle(chat.title)}</bdi>
              </span>
              {chosen.includes(chat.peer) ? <IconCheck size={16} aria-hidden /> : null}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
