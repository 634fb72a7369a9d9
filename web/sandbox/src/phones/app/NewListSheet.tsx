// Making a group or a broadcast list, or changing one: its name and its people.
import { type FormEvent, useId, useState } from "react";
import type { AppState } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { PeoplePick } from "./PeoplePick";

const words = phoneStrings.app;

export interface NewListSheetProps {
  title: string;
  /** What is there already, to be changed. */
  known?: { name: string; members: string[] };
  onClose: () => void;
  onMake: (name: string, members: string[]) => Promise<AppState>;
}

export function NewListSheet({ title, known, onClose, onMake }: NewListSheetProps) {
  const [name, setName] = useState(known?.name ?? "");
  const [members, setMembers] = useState<string[]>(known?.members ?? []);
  const deed = useAppDeed();
  const id = useId();
  const ready = name.trim() !== "" && members.length > 0 && !deed.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) deed.mutate(() => onMake(name.trim(), members), { onSuccess: onClose });
  };
  return (
    <Sheet
      full
      title={title}
      onClose={onClose}
      foot={
        <SheetButton look="filled" type="submit" form={id} disabled={!ready}>
          {known ? words.save : words.make}
        </SheetButton>
      }
    >
      <form id={id} className={sheets.form} onSubmit={submit}>
        <Failure error={deed.error} />
        <label>
          {words.name}
          <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <PeoplePick chosen={members} onChange={setMembers} />
      </form>
    </Sheet>
  );
}
