// WhatsApp on one phone: its list, or the chat that is open on it; on the owner's, the Business App's other tabs.
import { useState } from "react";
import { useBench } from "../api/queries";
import type { Screen } from "../api/screens";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { type AppTab, AppTabs } from "./app/AppTabs";
import { CallsTab } from "./app/CallsTab";
import { GroupsTab } from "./app/GroupsTab";
import { ToolsTab } from "./app/ToolsTab";
import { UpdatesTab } from "./app/UpdatesTab";
import { ChatList } from "./ChatList";
import { ChatThread } from "./ChatThread";
import { CustomerUpdates } from "./updates/CustomerUpdates";

export function PhoneApp({ phone }: { phone: Screen }) {
  const { data: bench } = useBench();
  const { desk, act } = useDesk();
  const [tab, setTab] = useState<AppTab>("chats");
  const [sought, setSought] = useState<string | null>(null);
  const peerId = desk.chats[phone.id] ?? null;
  const peer = bench?.phones.find((candidate) => candidate.id === peerId);
  const show = (chat: string | null, message?: string) => {
    setSought(message ?? null);
    act({ act: "show-chat", phone: phone.id, peer: chat });
  };
  if (peer)
    return <ChatThread key={peer.id} phone={phone} peer={peer} sought={sought} onBack={() => show(null)} />;
  // The Business App's other tabs are on the phone alone.
  if (phone.companion) return <ChatList phone={phone} onOpen={show} />;
  return (
    <>
      <Tab tab={tab} phone={phone} onOpen={show} />
      <AppTabs tab={tab} customer={phone.kind === "customer"} unread={phone.unread} onChange={setTab} />
    </>
  );
}

interface TabProps {
  tab: AppTab;
  phone: Phone;
  onOpen: (chat: string, message?: string) => void;
}

function Tab({ tab, phone, onOpen }: TabProps) {
  switch (tab) {
    case "chats":
      return <ChatList phone={phone} onOpen={onOpen} />;
    case "updates":
      return phone.kind === "customer" ? <CustomerUpdates phone={phone} onOpen={onOpen} /> : <UpdatesTab />;
    case "groups":
      return <GroupsTab />;
    case "calls":
      return <CallsTab />;
    case "tools":
      return <ToolsTab />;
  }
}
