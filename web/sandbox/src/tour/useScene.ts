// What every step needs: the owner's phone, who could play the customer, and ways to act on the bench.
import { useBench, useChats, useSend } from "../api/queries";
import type { Bench, Chat, Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { castCustomer } from "./casting";
import { useGuide } from "./GuideProvider";

export interface Scene {
  bench: Bench | undefined;
  owner: Phone | undefined;
  chats: Chat[];
  phoneOf: (id: string | null) => Phone | undefined;
  cast: (...except: (string | null)[]) => Phone | null;
  /** Opens a chat on the owner's phone with the keyboard in its composer. */
  openOnOwner: (peer: string) => void;
}

export function useScene(): Scene {
  const { data: bench } = useBench();
  const { desk, act } = useDesk();
  const owner = bench?.phones.find((phone) => phone.kind === "business");
  const chats = useChats(owner?.id ?? "business").data ?? [];
  return {
    bench,
    owner,
    chats,
    phoneOf: (id) => bench?.phones.find((phone) => phone.id === id),
    cast: (...except) => castCustomer(bench?.phones ?? [], desk.phones ?? [], chats, except),
    openOnOwner: (peer) => owner && act({ act: "show-chat", phone: owner.id, peer, focus: true }),
  };
}

/** Lets a customer write to the business, with their phone on the bench so that one sees it. */
export function useLetWrite() {
  const { owner } = useScene();
  const { act } = useDesk();
  const send = useSend();
  const { tell } = useGuide();
  return {
    pending: send.isPending,
    error: send.error,
    write: (customer: Phone, text: string, greeting = false) => {
      if (!owner) return;
      act({ act: "open-phone", phone: customer.id, peer: owner.id });
      send.mutate(
        { phone: customer.id, peer: owner.id, said: { text } },
        {
          onSuccess: (message) => {
            if (!greeting) return;
            tell({ on: "greeted", customer: customer.id, at: message.at });
            act({ act: "show-chat", phone: owner.id, peer: customer.id, focus: true });
          },
        },
      );
    },
  };
}
