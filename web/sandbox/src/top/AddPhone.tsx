// Puts a customer's phone on the bench: one of those there are, or somebody new.
import { Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useBench } from "../api/queries";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { TextButton } from "../ui/TextButton";
import classes from "./AddPhone.module.css";
import { NewCustomer } from "./NewCustomer";
import { PhonePicker } from "./PhonePicker";

const words = strings.phones;

export function AddPhone({ narrow }: { narrow: boolean }) {
  const [opened, popover] = useDisclosure(false);
  const [creating, setCreating] = useState(false);
  const { data: bench } = useBench();
  const { desk, act } = useDesk();
  const owner = bench?.phones.find((phone) => phone.kind === "business");
  const toggle = () => {
    setCreating(false);
    popover.toggle();
  };
  const open = (id: string) => {
    act({ act: "open-phone", phone: id, ...(owner && id !== owner.id ? { peer: owner.id } : {}) });
    popover.close();
  };
  return (
    <Popover
      opened={opened}
      onChange={popover.toggle}
      position="bottom-end"
      trapFocus
      returnFocus
      width={312}
    >
      <Popover.Target>
        {narrow ? (
          <IconButton label={words.addHint} aria-expanded={opened} onClick={toggle}>
            <IconPlus size={20} stroke={1.75} />
          </IconButton>
        ) : (
          <TextButton title={words.addHint} aria-expanded={opened} onClick={toggle}>
            <IconPlus aria-hidden size={16} stroke={1.75} />
            {words.add}
          </TextButton>
        )}
      </Popover.Target>
      <Popover.Dropdown className={classes.drop}>
        {creating ? (
          <NewCustomer onBack={() => setCreating(false)} onAdded={(phone) => open(phone.id)} />
        ) : (
          <PhonePicker
            phones={(bench?.phones ?? []).filter((phone) => !(desk.phones ?? []).includes(phone.id))}
            onPick={(phone) => open(phone.id)}
            onCreate={() => setCreating(true)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
