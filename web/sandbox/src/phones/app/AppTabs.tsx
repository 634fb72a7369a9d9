// The bottom bar of the app: the Business App's on the owner's phone, chats and updates on a customer's.
import { IconMessages, IconPhone, IconProgress, IconTool, IconUsersGroup } from "@tabler/icons-react";
import { phoneStrings } from "../strings";
import classes from "./AppTabs.module.css";

const words = phoneStrings.app.tabs;

export type AppTab = "chats" | "updates" | "groups" | "calls" | "tools";

const all = [
  { tab: "chats", Icon: IconMessages },
  { tab: "updates", Icon: IconProgress },
  { tab: "groups", Icon: IconUsersGroup },
  { tab: "calls", Icon: IconPhone },
  { tab: "tools", Icon: IconTool },
] as const;

export interface AppTabsProps {
  tab: AppTab;
  customer?: boolean;
  /** Unread chats, beside their tab. */
  unread: number;
  onChange: (tab: AppTab) => void;
}

const ofCustomer = all.filter(({ tab }) => tab === "chats" || tab === "updates");

export function AppTabs({ tab, customer = false, unread, onChange }: AppTabsProps) {
  const tabs = customer ? ofCustomer : all;
  return (
    <nav
      className={classes.bar}
      data-few={customer || undefined}
      aria-label={customer ? words.customerLabel : words.label}
    >
      {tabs.map(({ tab: one, Icon }) => (
        <button
          key={one}
          type="button"
          aria-current={one === tab ? "page" : undefined}
          onClick={() => onChange(one)}
        >
          <span className={classes.sign}>
            <Icon size={19} stroke={1.75} aria-hidden />
            {one === "chats" && unread > 0 ? <em aria-hidden>{unread}</em> : null}
          </span>
          {words[one]}
        </button>
      ))}
    </nav>
  );
}
