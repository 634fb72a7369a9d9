// A linked device beside the phones: what it is, how it stands towards the API, and the owner's chats on it.
import { IconPlugConnectedX } from "@tabler/icons-react";
import { EmptyState } from "@twinline/kit";
import { appCalls, type Companion } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useBench } from "../../api/queries";
import type { Screen } from "../../api/screens";
import { strings } from "../../strings";
import { Device } from "../Device";
import { Failure } from "../Failure";
import { PhoneApp } from "../PhoneApp";
import columns from "../PhoneColumn.module.css";
import { SheetButton } from "../sheet/SheetButton";
import classes from "./CompanionColumn.module.css";
import { CompanionMenu } from "./CompanionMenu";
import { CompanionSign } from "./CompanionSign";
import { standing, standingNote } from "./standing";
import { companionStrings as words } from "./strings";

export interface CompanionColumnProps {
  screen: Screen;
  companion: Companion;
}

export function CompanionColumn({ screen, companion }: CompanionColumnProps) {
  const { data: bench } = useBench();
  const coexistence = bench?.business.coexistence ?? false;
  const how = standing(companion, coexistence);
  const note = standingNote(companion, coexistence);
  return (
    <article className={columns.column} aria-label={strings.phones.screen(companion.name)}>
      <div className={columns.caption}>
        <span className={classes.sign} data-how={how}>
          <CompanionSign kind={companion.kind} />
        </span>
        <div className={columns.who}>
          <h2 className="tl-cut">
            <bdi>{companion.name}</bdi>
          </h2>
          <p className="tl-cut" title={words.state[how]}>
            {words.state[how]}
          </p>
        </div>
        <CompanionMenu companion={companion} />
      </div>
      <Device online shape={companion.kind}>
        {how === "unlinked" ? (
          <Unlinked companion={companion} note={note} />
        ) : (
          <>
            {note ? (
              <p className={classes.note} data-how={how}>
                {note}
              </p>
            ) : null}
            <PhoneApp phone={screen} />
          </>
        )}
      </Device>
    </article>
  );
}

function Unlinked({ companion, note }: { companion: Companion; note: string | null }) {
  const deed = useAppDeed();
  return (
    <div className={classes.off}>
      <EmptyState
        icon={<IconPlugConnectedX size={32} stroke={1.5} aria-hidden />}
        title={words.offTitle}
        text={note ?? ""}
        action={
          <SheetButton
            look="filled"
            disabled={deed.isPending}
            onClick={() => deed.mutate(() => appCalls.linkAgain(companion.id))}
          >
            {words.again}
          </SheetButton>
        }
      />
      <Failure error={deed.error} />
    </div>
  );
}
