// Turns disappearing messages of one chat on, to another time, or off.
import { IconCheck } from "@tabler/icons-react";
import { useDisappear } from "../../api/phoneQueries";
import type { DisappearAfter } from "../../api/types";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { vanishStrings as words } from "./strings";

const choices: readonly (DisappearAfter | null)[] = ["day", "week", "quarter", null];

export interface DisappearingSheetProps {
  phone: string;
  peer: string;
  after: DisappearAfter | null;
  onClose: () => void;
}

export function DisappearingSheet({ phone, peer, after, onClose }: DisappearingSheetProps) {
  const disappear = useDisappear(phone, peer);
  return (
    <Sheet title={words.title} onClose={onClose}>
      <p className={sheets.hint}>{words.hint}</p>
      <Failure error={disappear.error} />
      <ul className={sheets.choices}>
        {choices.map((choice) => (
          <li key={choice ?? "off"}>
            <button
              type="button"
              aria-pressed={choice === after}
              onClick={() => disappear.mutate(choice, { onSuccess: onClose })}
            >
              <span>{choice ? words.after(choice) : words.off}</span>
              {choice === after ? <IconCheck size={16} aria-hidden /> : null}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
