// Which business the bench shows, the others, and how one more comes. With one alone it is a sign; with several its name.
import { Popover } from "@mantine/core";
import { IconBuildingStore, IconCheck, IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useBench } from "../api/queries";
import { IconButton } from "../ui/IconButton";
import { TextButton } from "../ui/TextButton";
import classes from "./BusinessMenu.module.css";
import { NewBusiness } from "./NewBusiness";
import { type ListedBusiness, useBusinesses } from "./queries";
import { businessStrings as words } from "./strings";
import { addressOf } from "./which";

/** The first one's page is the plain address. */
export const pageOf = (business: ListedBusiness): string =>
  addressOf("/bench/", business.first ? null : business.waba_id);

const show = (business: ListedBusiness) => location.assign(pageOf(business));

export function BusinessMenu({ narrow }: { narrow: boolean }) {
  const [opened, setOpened] = useState(false);
  const [adding, setAdding] = useState(false);
  const { data: all = [], refetch } = useBusinesses();
  const { data: bench } = useBench();
  const shown = all.find((one) => one.waba_id === bench?.business.waba_id);
  const toggle = () => {
    setAdding(false);
    setOpened(!opened);
    // Names and links change without anybody telling this page.
    if (!opened) void refetch();
  };
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={narrow ? "bottom-end" : "bottom-start"}
      trapFocus
      returnFocus
      width={312}
    >
      <Popover.Target>
        {shown && all.length > 1 && !narrow ? (
          <button
            type="button"
            className={classes.shown}
            title={words.hint}
            aria-label={`${words.menu}: ${shown.name}`}
            aria-expanded={opened}
            onClick={toggle}
          >
            <IconBuildingStore aria-hidden size={16} stroke={1.75} />
            <span className="tl-cut">
              <bdi>{shown.name}</bdi>
            </span>
            <IconChevronDown aria-hidden size={14} stroke={2} />
          </button>
        ) : (
          <IconButton
            label={shown && all.length > 1 ? `${words.menu}: ${shown.name}` : words.menu}
            aria-expanded={opened}
            onClick={toggle}
          >
            <IconBuildingStore size={18} stroke={1.75} />
          </IconButton>
        )}
      </Popover.Target>
      <Popover.Dropdown className={classes.drop} aria-label={words.title}>
        {adding ? (
          <NewBusiness onBack={() => setAdding(false)} onOpened={show} />
        ) : (
          <>
            <ul className={classes.list}>
              {all.map((one) => (
                <li key={one.waba_id}>
                  <a className={classes.option} href={pageOf(one)} aria-current={one === shown || undefined}>
                    <span className="tl-cut">
                      <b className="tl-cut">
                        <bdi>{one.name}</bdi>
                      </b>
                      <small>
                        <bdi>{one.display_phone_number}</bdi>, {one.linked ? words.linked : words.unlinked}
                      </small>
                    </span>
                    {one === shown ? <IconCheck aria-hidden size={16} stroke={2} /> : null}
                  </a>
                </li>
              ))}
            </ul>
            <TextButton onClick={() => setAdding(true)}>
              <IconPlus aria-hidden size={16} stroke={1.75} />
              {words.add}
            </TextButton>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
