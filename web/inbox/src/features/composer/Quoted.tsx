/** The message that the next one answers. */
import { IconX } from "@tabler/icons-react";
import type { Message } from "@twinline/api";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { authorWords } from "../thread/origin";
import classes from "./Composer.module.css";

interface Props {
  message: Message;
  customer: string;
  onClear: () => void;
}

export function Quoted({ message, customer, onClear }: Props) {
  return (
    <div className={classes.quote}>
      <div className="tl-grow">
        <b dir="auto">{strings.composer.replyTo(authorWords(message.author, customer).name)}</b>
        <span className="tl-cut" dir="auto">
          {message.text ?? strings.list.kinds[message.kind] ?? message.kind}
        </span>
      </div>
      <IconButton icon={IconX} label={strings.composer.clearQuote} onClick={onClear} />
    </div>
  );
}
