// The owner's address book, for the customer of an open chat.
import { useDisclosure } from "@mantine/hooks";
import { IconAddressBook } from "@tabler/icons-react";
import type { Phone } from "../api/types";
import { strings } from "../strings";
import classes from "./ChatThread.module.css";
import { PersonDialog } from "./PersonDialog";

export function ContactButton({ customer, title }: { customer: Phone; title: string }) {
  const [opened, dialog] = useDisclosure(false);
  const label = strings.thread.contact(title);
  return (
    <>
      <button type="button" className={classes.back} aria-label={label} title={label} onClick={dialog.open}>
        <IconAddressBook aria-hidden size={18} stroke={1.75} />
      </button>
      <PersonDialog person={customer} question={opened ? "contact" : null} onClose={dialog.close} />
    </>
  );
}
