// Searches the phones that are not on the bench yet.
import { IconPlus } from "@tabler/icons-react";
import { Avatar } from "@twinline/kit";
import { useState } from "react";
import type { Phone } from "../api/types";
import { phoneAddress } from "../phones/phoneWords";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import classes from "./AddPhone.module.css";

const words = strings.phones;

/** Matches names, numbers and usernames, whatever the accents and spaces. */
export function matches(phone: Phone, typed: string): boolean {
  const fold = (text: string) =>
    text
      .normalize("NFD")
      .replace(/\p{M}|[\s+@-]/gu, "")
      .toLowerCase();
  return [phone.name, phone.digits ?? "", phone.username ?? ""].some((text) =>
    fold(text).includes(fold(typed)),
  );
}

export interface PhonePickerProps {
  phones: Phone[];
  onPick: (phone: Phone) => void;
  onCreate: () => void;
}

export function PhonePicker({ phones, onPick, onCreate }: PhonePickerProps) {
  const [typed, setTyped] = useState("");
  const found = phones.filter((phone) => matches(phone, typed));
  return (
    <>
      <input
        className={classes.input}
        data-autofocus
        type="search"
        placeholder={words.search}
        aria-label={words.search}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === "Enter" && first) onPick(first);
        }}
      />
      {found.length === 0 ? (
        <p className={classes.none}>{phones.length === 0 ? words.allOpen : words.none}</p>
      ) : null}
      <ul className={classes.list}>
        {found.map((phone) => (
          <li key={phone.id}>
            <button type="button" className={classes.option} onClick={() => onPick(phone)}>
              <Avatar name={phone.name} size={28} picture={phone.picture_url} />
              <span className="tl-cut">
                <b className="tl-cut">
                  <bdi>{phone.name}</bdi>
                </b>
                <small>
                  <bdi>{phoneAddress(phone)}</bdi>
                </small>
              </span>
              {phone.unread > 0 ? (
                <span className={classes.count} title={words.unread(phone.unread)}>
                  {phone.unread}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      <TextButton onClick={onCreate}>
        <IconPlus aria-hidden size={16} stroke={1.75} />
        {words.create}
      </TextButton>
    </>
  );
}
