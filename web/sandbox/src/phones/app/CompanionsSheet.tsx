// Linked devices: which of them echo what is written there, which do not, and writing on one.
import { IconDeviceDesktop, IconDeviceWatch, IconPencil, IconUnlink, IconWorld } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { type AppState, appCalls, type Companion } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useChats, useSend } from "../../api/queries";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { chatTitle } from "../phoneWords";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";
import { useNames } from "./useNames";

const words = phoneStrings.app.companions;
const kinds = Object.entries(words.kinds);

export function CompanionsSheet({ app, onClose }: { app: AppState; onClose: () => void }) {
  const linked = app.companions.filter(({ unlinked_at }) => unlinked_at === null);
  const deed = useAppDeed();
  const [writing, setWriting] = useState<Companion | null>(null);
  return (
    <Sheet full title={phoneStrings.app.tools.companions.title} onClose={onClose}>
      <Failure error={deed.error} />
      {app.companions.length === 0 ? <p className={sheets.hint}>{words.none}</p> : null}
      <ul className={classes.rows}>
        {app.companions.map((companion) => (
          <li key={companion.id}>
            <span className={classes.sign}>
              <Sign kind={companion.kind} />
            </span>
            <span className={classes.words}>
              <b>{companion.name}</b>
              <small>{state(companion)}</small>
              {companion.why ? <small>{companion.why}</small> : null}
            </span>
            {companion.unlinked_at === null ? (
              <>
                <button
                  type="button"
                  className={classes.small}
                  aria-label={words.writeOn(companion.name)}
                  title={words.writeOn(companion.name)}
                  onClick={() => setWriting(companion)}
                >
                  <IconPencil size={16} stroke={1.75} aria-hidden />
                </button>
                <button
                  type="button"
                  className={classes.small}
                  aria-label={words.unlink(companion.name)}
                  onClick={() => deed.mutate(() => appCalls.unlink(companion.id))}
                >
                  <IconUnlink size={16} stroke={1.75} aria-hidden />
                </button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Link taken={linked.length} />
      {writing ? <WriteOn companion={writing} onClose={() => setWriting(null)} /> : null}
    </Sheet>
  );
}

const state = (companion: Companion): string =>
  companion.unlinked_at !== null ? words.unlinked : companion.echoes ? words.echoes : words.silent;

function Sign({ kind }: { kind: string }) {
  if (kind === "web") return <IconWorld size={18} stroke={1.75} aria-hidden />;
  if (kind === "wear_os") return <IconDeviceWatch size={18} stroke={1.75} aria-hidden />;
  return <IconDeviceDesktop size={18} stroke={1.75} aria-hidden />;
}

function Link({ taken }: { taken: number }) {
  const [kind, setKind] = useState(kinds[0]?.[0] ?? "web");
  const deed = useAppDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = words.kinds[kind] ?? kind;
    deed.mutate(() => appCalls.link(kind, taken === 0 ? name : `${name} ${taken + 1}`));
  };
  return (
    <form className={sheets.form} onSubmit={submit}>
      <Failure error={deed.error} />
      <label>
        {words.link}
        <select value={kind} onChange={(event) => setKind(event.target.value)}>
          {kinds.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <SheetButton look="filled" type="submit" disabled={deed.isPending}>
        {words.linkIt}
      </SheetButton>
    </form>
  );
}

function WriteOn({ companion, onClose }: { companion: Companion; onClose: () => void }) {
  const { owner } = useNames();
  const phone = owner?.id ?? "";
  const { data: chats } = useChats(phone);
  const [peer, setPeer] = useState("");
  const [text, setText] = useState("");
  const send = useSend();
  const to = peer || chats?.[0]?.peer || "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(
      { phone, peer: to, said: { text: text.trim(), companion: companion.id } },
      { onSuccess: onClose },
    );
  };
  return (
    <Sheet title={words.writeOn(companion.name)} onClose={onClose}>
      <form className={sheets.form} onSubmit={submit}>
        <Failure error={send.error} />
        <label>
          {words.to}
          <select value={to} onChange={(event) => setPeer(event.target.value)}>
            {chats?.map((chat) => (
              <option key={chat.peer} value={chat.peer}>
                {chatTitle(chat.title)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.text}
          <textarea rows={3} dir="auto" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <SheetButton look="filled" type="submit" disabled={text.trim() === "" || send.isPending}>
          {phoneStrings.sheet.send}
        </SheetButton>
      </form>
    </Sheet>
  );
}
