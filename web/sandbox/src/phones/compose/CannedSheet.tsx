// Voice notes, stickers and pictures that lie ready; one tap sends one.
import { IconMicrophone } from "@tabler/icons-react";
import { LoadingLabel } from "@twinline/kit";
import { useCanned } from "../../api/phoneQueries";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import classes from "./CannedSheet.module.css";

const words = phoneStrings.compose;

export interface CannedSheetProps {
  onClose: () => void;
  onSend: (name: string) => void;
}

export function CannedSheet({ onClose, onSend }: CannedSheetProps) {
  const { data: items, error, isPending } = useCanned();
  return (
    <Sheet title={words.cannedTitle} onClose={onClose}>
      <Failure error={error} />
      {isPending ? <LoadingLabel /> : null}
      <ul className={classes.items}>
        {items?.map((item) => (
          <li key={item.name}>
            <button
              type="button"
              onClick={() => {
                onSend(item.name);
                onClose();
              }}
            >
              {item.kind === "audio" ? (
                <span className={classes.sound}>
                  <IconMicrophone size={26} stroke={1.5} aria-hidden />
                </span>
              ) : (
                <img src={item.url} alt="" data-kind={item.kind} />
              )}
              {item.title}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
