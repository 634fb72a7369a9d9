// Which labels a chat wears.
import { useLabels } from "../../api/phoneQueries";
import type { Chat, LabelId } from "../../api/types";
import type { ChatDeeds } from "../list/useChatDeeds";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import { LabelDot } from "./LabelDot";
import classes from "./labels.module.css";
import { NewLabel } from "./NewLabel";

const words = phoneStrings.labels;

export interface LabelChoiceProps {
  chat: Chat;
  deeds: ChatDeeds;
  onClose: () => void;
}

export function LabelChoice({ chat, deeds, onClose }: LabelChoiceProps) {
  const { data: labels = [] } = useLabels();
  const wear = (id: LabelId, on: boolean) =>
    deeds.change(chat.peer, {
      labels: on ? [...chat.labels, id] : chat.labels.filter((one) => one !== id),
    });
  return (
    <Sheet title={words.choose} onClose={onClose}>
      {labels.length === 0 ? <p className={classes.none}>{words.none}</p> : null}
      <ul className={classes.list}>
        {labels.map(({ id, name, colour }) => (
          <li key={id}>
            <label>
              <LabelDot colour={colour} />
              <span className={classes.name}>{name}</span>
              <input
                type="checkbox"
                checked={chat.labels.includes(id)}
                onChange={(event) => wear(id, event.target.checked)}
              />
            </label>
          </li>
        ))}
      </ul>
      <NewLabel taken={labels.map(({ colour }) => colour)} />
    </Sheet>
  );
}
