// How a phone behaves: read receipts, opening chats by itself; what a customer does with their account and sends beyond
// words; and leaving the bench.
import { Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDots } from "@tabler/icons-react";
import { duration } from "@twinline/kit";
import { type ReactNode, useState } from "react";
import { appCalls } from "../api/app";
import { useAppDeed } from "../api/appQueries";
import { useNow } from "../api/clock";
import { useChangePhone, useSendOddity } from "../api/queries";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { openWindow } from "../desk/openWindow";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { ArrivalDialog } from "./ArrivalDialog";
import { PersonDialog, type Question } from "./PersonDialog";
import classes from "./PhoneMenu.module.css";
import { chooseFile, PICTURE_TYPES, usePicture } from "./picture/wear";
import { UnsupportedDialog } from "./UnsupportedDialog";

const words = strings.phones;

export function PhoneMenu({ phone }: { phone: Phone }) {
  const change = useChangePhone();
  const { desk, act, alone } = useDesk();
  const [question, setQuestion] = useState<Question | null>(null);
  const [chosen, choosing] = useDisclosure(false);
  const [arriving, arrival] = useDisclosure(false);
  const settings = [
    { key: "read_receipts" as const, label: words.readReceipts, hint: words.readReceiptsHint },
    { key: "auto_read" as const, label: words.autoRead, hint: words.autoReadHint },
    ...(phone.kind === "business"
      ? [{ key: "left_alone" as const, label: words.leftAlone, hint: words.leftAloneHint }]
      : []),
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
          <Menu.Label>{words.behaviour}</Menu.Label>
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
          {phone.kind === "business" ? <OpenApp phone={phone} /> : null}
          {phone.kind === "customer" ? (
            <>
              <Menu.Divider />
              <Menu.Label>{words.account}</Menu.Label>
              <Account phone={phone} onAsk={setQuestion} />
              <PictureItems phone={phone} />
              <Menu.Divider />
              <Menu.Label>{words.write}</Menu.Label>
              <Menu.Item onClick={arrival.open}>
                <Words label={words.adArrival} hint={words.adArrivalHint} />
              </Menu.Item>
              <Oddities phone={phone} onChoose={choosing.open} />
            </>
          ) : null}
          {alone ? null : (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => openWindow(phone.id, desk.chats[phone.id] ?? null)}>
                {words.window}
              </Menu.Item>
              {phone.kind === "customer" ? (
                <Menu.Item onClick={() => act({ act: "close-phone", phone: phone.id })}>
                  {words.close}
                </Menu.Item>
              ) : null}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <PersonDialog person={phone} question={question} onClose={() => setQuestion(null)} />
      <UnsupportedDialog customer={phone} opened={chosen} onClose={choosing.close} />
      <ArrivalDialog customer={phone} opened={arriving} onClose={arrival.close} />
    </>
  );
}

function OpenApp({ phone }: { phone: Phone }) {
  const deed = useAppDeed();
  const now = useNow(60_000);
  const opened =
    phone.opened_at === null ? words.neverOpened : words.openedAgo(duration(now - phone.opened_at));
  return (
    <Menu.Item onClick={() => deed.mutate(appCalls.open)}>
      <Words label={words.openApp} hint={opened} />
    </Menu.Item>
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

/** Gives the customer another profile picture, or takes it down. */
function PictureItems({ phone }: { phone: Phone }) {
  const { wear, takeDown } = usePicture(phone.id);
  return (
    <>
      <Menu.Item onClick={() => chooseFile(PICTURE_TYPES, wear.mutate)}>
        <Words label={words.picture} hint={words.pictureHint} />
      </Menu.Item>
      {phone.picture_url ? <Menu.Item onClick={() => takeDown.mutate()}>{words.noPicture}</Menu.Item> : null}
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
