// All labels of the Business App: made, renamed and taken away.
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useLabelDeed, useLabels } from "../../api/phoneQueries";
import type { LabelId } from "../../api/types";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import { LabelDot } from "./LabelDot";
import classes from "./labels.module.css";
import { NewLabel } from "./NewLabel";

const words = phoneStrings.labels;

export function LabelsSheet({ onClose }: { onClose: () => void }) {
  const { data: labels = [], error } = useLabels();
  const [changed, setChanged] = useState<LabelId | null>(null);
  const deed = useLabelDeed();
  return (
    <Sheet full title={words.title} onClose={onClose}>
      <Failure error={error ?? deed.error} />
      {labels.length === 0 ? <p className={classes.none}>{words.none}</p> : null}
      <ul className={classes.list}>
        {labels.map(({ id, name, colour, chats }) => (
          <li key={id}>
            <LabelDot colour={colour} />
            <span className={classes.name}>
              {name} <small>{words.chats(chats)}</small>
            </span>
            <button type="button" aria-label={words.change(name)} onClick={() => setChanged(id)}>
              <IconPencil size={16} stroke={1.75} aria-hidden />
            </button>
            <button
              type="button"
              aria-label={words.remove(name)}
              onClick={() => deed.mutate({ do: "remove", label: id })}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <NewLabel
        key={changed}
        label={labels.find(({ id }) => id === changed)}
        taken={labels.map(({ colour }) => colour)}
        onDone={() => setChanged(null)}
      />
    </Sheet>
  );
}
