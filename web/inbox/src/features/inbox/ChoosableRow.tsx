/** A row with its tick: it appears under the pointer, and stays while rows are being chosen. */
import { type MouseEvent, memo } from "react";
import { strings } from "../../strings";
import classes from "./ChoosableRow.module.css";
import { ConversationRow, type RowProps } from "./ConversationRow";

interface Props extends RowProps {
  chosen: boolean;
  choosing: boolean;
  /** `reaching`: with all between this row and the one that was touched before. */
  onChoose: (id: string, reaching: boolean) => void;
}

export const ChoosableRow = memo(function ChoosableRow({ chosen, choosing, onChoose, ...row }: Props) {
  const { id, contact } = row.conversation;
  const choose = (event: MouseEvent) => {
    if (!choosing && !event.shiftKey) return;
    event.preventDefault();
    onChoose(id, event.shiftKey);
  };
  return (
    <div className={classes.row} data-choosing={choosing || undefined} data-chosen={chosen || undefined}>
      <ConversationRow
        {...row}
        onClick={choose}
        onHold={() => {
          if (!choosing) onChoose(id, false);
        }}
      />
      <label className={classes.tick}>
        <input
          type="checkbox"
          aria-label={strings.list.choose(contact.name)}
          checked={chosen}
          tabIndex={choosing ? 0 : -1}
          onClick={(event) => {
            if (!event.shiftKey) return;
            event.preventDefault();
            onChoose(id, true);
          }}
          onChange={() => onChoose(id, false)}
        />
      </label>
    </div>
  );
});
