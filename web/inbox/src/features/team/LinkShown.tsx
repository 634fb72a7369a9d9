/** A link, the one time it is shown. */
import { Button, CopyButton, TextInput } from "@mantine/core";
import { dateTime } from "@twinline/kit";
import classes from "./Team.module.css";
import { words } from "./words";

interface Props {
  link: string;
  until: number;
  onClose: () => void;
}

export function LinkShown({ link, until, onClose }: Props) {
  return (
    <div className={classes.window}>
      <div className={classes.link}>
        <TextInput
          label={words.link}
          value={link}
          readOnly
          dir="ltr"
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
      </div>
      <p className={classes.text}>{words.linkText(dateTime(until))}</p>
      <div className={classes.actions}>
        <Button onClick={onClose}>{words.done}</Button>
      </div>
    </div>
  );
}
