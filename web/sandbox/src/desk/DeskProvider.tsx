// The bench's layout for the page, kept in this browser.
import { createContext, type Dispatch, type ReactNode, useContext, useEffect, useReducer } from "react";
import { type Desk, type DeskAct, deskReduce, loadDesk, saveDesk } from "./desk";

const DeskContext = createContext<{ desk: Desk; act: Dispatch<DeskAct> } | null>(null);

export function DeskProvider({ children }: { children: ReactNode }) {
  const [desk, act] = useReducer(deskReduce, undefined, loadDesk);
  useEffect(() => {
    if (desk.phones) saveDesk(desk);
  }, [desk]);
  return <DeskContext.Provider value={{ desk, act }}>{children}</DeskContext.Provider>;
}

export function useDesk() {
  const held = useContext(DeskContext);
  if (!held) throw new Error("useDesk needs a DeskProvider around it");
  return held;
}
