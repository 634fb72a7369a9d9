// Broadcast lists: under coexistence they can be read and no more.
import { IconSpeakerphone } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { type AppState, appCalls, type Broadcast } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";
import { NewListSheet } from "./NewListSheet";
import { OffNotes } from "./OffNotes";
import { useNames } from "./useNames";

const words = phoneStrings.app.broadcasts;

const off = "broadcast_lists";

export function BroadcastsSheet({ app, onClose }: { app: AppState; onClose: () => void }) {
  const [adding, setAdding] = useState(false);
  const isOff = app.switched_off.some(({ feature }) => feature === off);
  return (
    <Sheet
      full
      title={phoneStrings.app.tools.broadcasts.title}
      onClose={onClose}
      foot={
        <SheetButton disabled={isOff} onClick={() => setAdding(true)}>
          {words.add}
        </SheetButton>
      }
    >
      <OffNotes app={app} features={[off]} />
      {app.broadcasts.length === 0 ? <p className={sheets.hint}>{words.none}</p> : null}
      <ul className={classes.rows}>
        {app.broadcasts.map((list) => (
          <List key={list.id} list={list} />
        ))}
      </ul>
      {adding ? (
        <NewListSheet title={words.add} onClose={() => setAdding(false)} onMake={appCalls.addBroadcast} />
      ) : null}
    </Sheet>
  );
}

function List({ list }: { list: Broadcast }) {
  const { nameOf } = useNames();
  const [text, setText] = useState("");
  const deed = useAppDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deed.mutate(() => appCalls.broadcast(list.id, text.trim()), { onSuccess: () => setText("") });
  };
  return (
    <li>
      <span className={classes.sign}>
        <IconSpeakerphone size={18} stroke={1.75} aria-hidden />
      </span>
      <div className={classes.words}>
        <b dir="auto">{list.name}</b>
        <small>{list.members.map(nameOf).join(", ")}</small>
        {list.read_only ? (
          <small>{words.readOnly(list.why ?? "")}</small>
        ) : (
          <form className={sheets.form} onSubmit={submit}>
            <input
              aria-label={words.message(list.name)}
              placeholder={words.messageHint}
              dir="auto"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <SheetButton type="submit" disabled={text.trim() === "" || deed.isPending}>
              {words.send(list.members.length)}
            </SheetButton>
          </form>
        )}
        <Failure error={deed.error} />
      </div>
    </li>
  );
}
