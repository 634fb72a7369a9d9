// How a phone behaves: read receipts, opening chats by itself, and leaving the bench.
import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useChangePhone } from "../api/queries";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import classes from "./PhoneMenu.module.css";

const words = strings.phones;

export function PhoneMenu({ phone }: { phone: Phone }) {
  const change = useChangePhone();
  const { act } = useDesk();
  const settings = [
    { key: "read_receipts" as const, label: words.readReceipts, hint: words.readReceiptsHint },
    { key: "auto_read" as const, label: words.autoRead, hint: words.autoReadHint },
  ];
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <IconButton label={words.menu(phone.name)}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.drop}>
        {settings.map(({ key, label, hint }) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={phone[key]}
            closeMenuOnClick={false}
            onClick={() => change.mutate({ phone: phone.id, change: { [key]: !phone[key] } })}
            rightSection={<span className={classes.switch} data-on={phone[key] || undefined} aria-hidden />}
          >
            <span className={classes.label}>{label}</span>
            <span className={classes.hint}>{hint}</span>
          </Menu.Item>
        ))}
        {phone.kind === "customer" ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => act({ act: "close-phone", phone: phone.id })}>{words.close}</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
