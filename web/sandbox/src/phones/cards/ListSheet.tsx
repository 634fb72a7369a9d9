// The rows of a list message: one is chosen, then sent.
import { type FormEvent, useId, useState } from "react";
import type { Action } from "../../api/cards";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./ListSheet.module.css";

const words = phoneStrings.card;

export interface ListSheetProps {
  list: Extract<Action, { kind: "list" }>;
  onClose: () => void;
  onChoose: (row: string) => void;
}

export function ListSheet({ list, onClose, onChoose }: ListSheetProps) {
  const [row, setRow] = useState<string | null>(null);
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (row === null) return;
    onChoose(row);
    onClose();
  };
  const empty = list.sections.every((section) => section.rows.length === 0);
  return (
    <Sheet
      title={list.title}
      onClose={onClose}
      foot={
        <SheetButton look="filled" type="submit" form={id} disabled={row === null}>
          {phoneStrings.sheet.send}
        </SheetButton>
      }
    >
      <form id={id} onSubmit={submit}>
        {empty ? <p className={classes.none}>{words.listNone}</p> : null}
        {list.sections.map((section, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have no identity but their place.
          <fieldset key={index} className={classes.section}>
            <legend className={section.title ? undefined : "tl-sr"}>
              {section.title ?? words.listChoose}
            </legend>
            {section.rows.map((one) => (
              <label key={one.id} className={classes.row}>
                <span>
                  <b dir="auto">{one.title}</b>
                  {one.description ? <small dir="auto">{one.description}</small> : null}
                </span>
                <input type="radio" name={id} checked={row === one.id} onChange={() => setRow(one.id)} />
              </label>
            ))}
          </fieldset>
        ))}
      </form>
    </Sheet>
  );
}
