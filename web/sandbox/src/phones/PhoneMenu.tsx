// How a phone behaves: read receipts, opening chats by itself; what a customer does with their account and sends beyond
// words; and leaving the bench.
import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useChangePhone, useSendOddity } from "../api/queries";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { PersonDialog, type Question } from "./PersonDialog";
import classes from "./PhoneMenu.module.css";
import { UnsupportedDialog } from "./UnsupportedDialog";

const words = strings.phones;

export function PhoneMenu({ phone }: { phone: Phone }) {
  const change = useChangePhone();
  const { act } = useDesk();
  const [question, setQuestion] = useState<Question | null>(null);
  const [chosen, choosing] = useDisclosure(false);
  const settings = [
    { key: "read_receipts" as const, label: words.readReceipts, hint: words.readReceiptsHint },
    { key: "auto_read" as const, label: words.autoRead, hint: words.autoReadHint },
  ];
  return (
    <>
      <Menu position="bottom-end" width={276}>
        <Menu.Target>
          <IconButton label={words.menu(phone.name)}>
            <IconDots size={18} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.drop}>
          {settings.map(({ key, label, hint }) => (
            <Menu.CheckboxItem
              key={key}
              classNames={{ itemIndicator: classes.noIndicator ?? "" }}
              checked={phone[key]}
              onChange={(on) => change.mutate({ phone: phone.id, change: { [key]: on } })}
              rightSection={<span className={classes.switch} data-on={phone[key] || undefined} aria-hidden />}
            >
              <Words label={label} hint={hint} />
            </Menu.CheckboxItem>
          ))}
          {phone.kind === "customer" ? (
            <>
              <Menu.Divider />
              <Account phone={phone} onAsk={setQuestion} />
              <Menu.Divider />
              <Oddities phone={phone} onChoose={choosing.open} />
              <Menu.Divider />
              <Menu.Item onClick={() => act({ act: "close-phone", phone: phone.id })}>
                {words.close}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <PersonDialog person={phone} question={question} onClose={() => setQuestion(null)} />
      <UnsupportedDialog customer={phone} opened={chosen} onClose={choosing.close} />
    </>
  );
}

function Account({ phone, onAsk }: { phone: Phone; onAsk: (question: Question) => void }) {
  const ways = [
    { question: "number" as const, label: words.changeNumber, hint: words.changeNumberHint },
    {
      question: "username" as const,
      label: phone.username ? words.changeUsername : words.adoptUsername,
      hint: words.usernameHint,
    },
  ];
  return ways.map(({ question, label, hint }) => (
    <Menu.Item
      key={question}
      data-disabled={!phone.online || undefined}
      className={classes.item}
      onClick={() => (phone.online ? onAsk(question) : undefined)}
    >
      <Words label={label} hint={phone.online ? hint : words.needsNetwork} dim={!phone.online} />
    </Menu.Item>
  ));
}

function Oddities({ phone, onChoose }: { phone: Phone; onChoose: () => void }) {
  const send = useSendOddity(phone.id);
  return (
    <>
      <Menu.Item onClick={onChoose}>
        <Words label={words.send} hint={words.sendHint} />
      </Menu.Item>
      <Menu.Item onClick={() => send.mutate({ ad: { text: words.adText } })}>
        <Words label={words.ad} hint={words.adHint} />
      </Menu.Item>
    </>
  );
}

function Words({ label, hint, dim = false }: { label: ReactNode; hint: string; dim?: boolean }) {
  return (
    <>
      <span className={classes.label} data-dim={dim || undefined}>
        {label}
      </span>
      <span className={classes.hint}>{hint}</span>
    </>
  );
}
