// Linked devices: which of them echo what is written there, which do not, what a connection does to them, and opening one
// beside the phones.
import { IconAppWindow, IconLink, IconUnlink } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { type AppState, appCalls, type Companion } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useDesk } from "../../desk/DeskProvider";
import { openWindow } from "../../desk/openWindow";
import { CompanionSign } from "../companions/CompanionSign";
import { standing, standingNote } from "../companions/standing";
import { silentKinds, companionStrings as words } from "../companions/strings";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";

/** As many as can be linked. */
const linkedMax = 4;

const kinds = Object.entries(words.kinds);

export function CompanionsSheet({ app, onClose }: { app: AppState; onClose: () => void }) {
  const linked = app.companions.filter(({ unlinked_at }) => unlinked_at === null);
  const { act, alone } = useDesk();
  const deed = useAppDeed();
  const open = ({ id }: Companion) => {
    if (alone) return openWindow(id, null);
    onClose();
    act({ act: "open-phone", phone: id });
  };
  return (
    <Sheet full title={phoneStrings.app.tools.companions.title} onClose={onClose}>
      <Failure error={deed.error} />
      {app.companions.length === 0 ? <p className={sheets.hint}>{words.none}</p> : null}
      <ul className={classes.rows}>
        {app.companions.map((companion) => (
          <Row
            key={companion.id}
            companion={companion}
            coexistence={app.coexistence}
            onOpen={() => open(companion)}
            onLink={() =>
              deed.mutate(() =>
                companion.unlinked_at === null
                  ? appCalls.unlink(companion.id)
                  : appCalls.linkAgain(companion.id),
              )
            }
          />
        ))}
      </ul>
      {linked.length < linkedMax ? (
        <Link known={app.companions} />
      ) : (
        <p className={sheets.hint}>{words.full}</p>
      )}
      <Kinds />
    </Sheet>
  );
}

interface RowProps {
  companion: Companion;
  coexistence: boolean;
  onOpen: () => void;
  onLink: () => void;
}

function Row({ companion, coexistence, onOpen, onLink }: RowProps) {
  const { kind, name } = companion;
  const how = standing(companion, coexistence);
  const gone = how === "unlinked";
  return (
    <li className={classes.noted}>
      <span className={classes.sign}>
        <CompanionSign kind={kind} />
      </span>
      <span className={classes.words}>
        <b>{name}</b>
        <small>{words.row[how]}</small>
      </span>
      {gone ? null : (
        <button
          type="button"
          className={classes.small}
          aria-label={words.open(name)}
          title={words.open(name)}
          onClick={onOpen}
        >
          <IconAppWindow size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      <button
        type="button"
        className={classes.small}
        aria-label={gone ? `${words.again}: ${name}` : words.unlink(name)}
        title={gone ? words.again : words.unlink(name)}
        onClick={onLink}
      >
        {gone ? (
          <IconLink size={16} stroke={1.75} aria-hidden />
        ) : (
          <IconUnlink size={16} stroke={1.75} aria-hidden />
        )}
      </button>
      <p>{standingNote(companion, coexistence)}</p>
    </li>
  );
}

/** "Tablet", and where there is one, "Tablet 2". */
function freeName(kind: string, known: Companion[]): string {
  const plain = words.kinds[kind] ?? kind;
  const taken = known.filter((companion) => companion.kind === kind).length;
  return taken === 0 ? plain : `${plain} ${taken + 1}`;
}

function Link({ known }: { known: Companion[] }) {
  const [kind, setKind] = useState(kinds[0]?.[0] ?? "web");
  const deed = useAppDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deed.mutate(() => appCalls.link(kind, freeName(kind, known)));
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

/** What coexistence does to each kind. */
function Kinds() {
  const names = (silent: boolean) =>
    kinds
      .filter(([kind]) => silentKinds.includes(kind) === silent)
      .map(([, name]) => name)
      .join(", ");
  return (
    <>
      <h4 className={classes.about}>{words.all.title}</h4>
      <p className={sheets.hint}>{words.all.unlinks}</p>
      <dl className={classes.facts}>
        <dt>{words.all.echo}</dt>
        <dd>{names(false)}</dd>
        <dt>{words.all.silent}</dt>
        <dd>
          {names(true)}. {words.all.silentWhy}
        </dd>
      </dl>
    </>
  );
}
