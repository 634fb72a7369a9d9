// What is said in a group, by whichever member one speaks as.
import { timeOfDay } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { appCalls, type Group } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";
import { NewListSheet } from "./NewListSheet";
import { useNames } from "./useNames";

const words = phoneStrings.app.groups;

export function GroupSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const { nameOf, owner } = useNames();
  const mine = owner?.id ?? "";
  return (
    <Sheet full title={group.name} onClose={onClose}>
      <p className={sheets.hint}>{words.people(group.members.map(nameOf).join(", "))}</p>
      <ol className={classes.log} aria-label={words.messages(group.name)}>
        {group.messages.map((message) => (
          <li key={message.id} data-mine={message.from === mine || undefined}>
            {message.from === mine ? null : <b>{nameOf(message.from)}</b>}
            <span dir="auto">{message.text}</span>
            <small>{timeOfDay(message.at)}</small>
          </li>
        ))}
      </ol>
      {group.left_at === null ? (
        <Speaking group={group} mine={mine} nameOf={nameOf} />
      ) : (
        <p className={sheets.hint}>{words.left}</p>
      )}
    </Sheet>
  );
}

interface SpeakingProps {
  group: Group;
  mine: string;
  nameOf: (id: string) => string;
}

function Speaking({ group, mine, nameOf }: SpeakingProps) {
  const [from, setFrom] = useState(mine);
  const [text, setText] = useState("");
  const [changing, setChanging] = useState(false);
  const deed = useAppDeed();
  const speakers = [mine, ...group.members.filter((id) => id !== mine)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    deed.mutate(() => appCalls.sayInGroup(group.id, from, text.trim()), { onSuccess: () => setText("") });
  };
  return (
    <>
      <Failure error={deed.error} />
      <form className={sheets.form} onSubmit={submit}>
        <label>
          {words.as}
          <select value={from} onChange={(event) => setFrom(event.target.value)}>
            {speakers.map((id) => (
              <option key={id} value={id}>
                {nameOf(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.message}
          <input dir="auto" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <SheetButton look="filled" type="submit" disabled={text.trim() === "" || deed.isPending}>
          {phoneStrings.sheet.send}
        </SheetButton>
        <SheetButton onClick={() => setChanging(true)}>{words.change}</SheetButton>
        <SheetButton
          disabled={deed.isPending}
          onClick={() => deed.mutate(() => appCalls.leaveGroup(group.id))}
        >
          {words.leave}
        </SheetButton>
      </form>
      {changing ? (
        <NewListSheet
          title={words.change}
          known={{ name: group.name, members: group.members.filter((id) => id !== mine) }}
          onClose={() => setChanging(false)}
          onMake={(name, members) => appCalls.changeGroup(group.id, name, members)}
        />
      ) : null}
    </>
  );
}
