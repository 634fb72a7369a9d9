// Into which chat a product is sent.
import { Avatar } from "@twinline/kit";
import { useChats, useSend } from "../../api/queries";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { chatTitle } from "../phoneWords";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import { useNames } from "./useNames";

export function SendProduct({ product, onClose }: { product: string; onClose: () => void }) {
  const { owner } = useNames();
  const phone = owner?.id ?? "";
  const { data: chats } = useChats(phone);
  const send = useSend();
  return (
    <Sheet title={phoneStrings.app.catalog.sendTo} onClose={onClose}>
      <Failure error={send.error} />
      <ul className={sheets.choices}>
        {chats?.map((chat) => (
          <li key={chat.peer}>
            <button
              type="button"
              disabled={send.isPending}
              onClick={() =>
                send.mutate({ phone, peer: chat.peer, said: { product } }, { onSuccess: onClose })
              }
            >
              <Avatar name={chatTitle(chat.title)} size={32} />
              <span>
                <bdi>{chatTitle(chat.title)}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
