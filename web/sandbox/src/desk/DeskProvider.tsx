// The bench's layout for the page, kept in this browser; or one phone's, kept in its window's address.
import { createContext, type Dispatch, type ReactNode, useContext, useEffect, useReducer } from "react";
import { sameBusiness } from "../businesses/current";
import { type Desk, type DeskAct, deskReduce, emptyDesk, loadDesk, saveDesk } from "./desk";
import { type PhoneWindow, phoneWindowAddress } from "./phoneWindow";

interface Held {
  desk: Desk;
  act: Dispatch<DeskAct>;
  /** The window holds one phone alone. */
  alone: boolean;
}

const DeskContext = createContext<Held | null>(null);

const aloneDesk = ({ phone, chat }: PhoneWindow): Desk => ({
  ...emptyDesk,
  phones: [phone],
  chats: { [phone]: chat },
  front: phone,
});

export interface DeskProviderProps {
  /** The phone this window holds; null for the whole bench. */
  window?: PhoneWindow | null;
  children: ReactNode;
}

export function DeskProvider({ window: held = null, children }: DeskProviderProps) {
  const [desk, act] = useReducer(deskReduce, held, (alone) => (alone ? aloneDesk(alone) : loadDesk()));
  useEffect(() => {
    if (!held) {
      if (desk.phones) saveDesk(desk);
      return;
    }
    // Opened again, the window shows the chat it showed.
    const { phone } = held;
    history.replaceState(
      null,
      "",
      sameBusiness(phoneWindowAddress({ phone, chat: desk.chats[phone] ?? null })),
    );
  }, [desk, held]);
  return <DeskContext.Provider value={{ desk, act, alone: held !== null }}>{children}</DeskContext.Provider>;
}

/** Shows the story of a message; does nothing where there is no desk. */
export function useStory(): (wamid: string) => void {
  const held = useContext(DeskContext);
  return (wamid) => held?.act({ act: "story", story: wamid });
}

export function useDesk() {
  const held = useContext(DeskContext);
  if (!held) throw new Error("useDesk needs a DeskProvider around it");
  return held;
}
