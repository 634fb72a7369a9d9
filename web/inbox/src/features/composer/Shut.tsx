/** What stands in the composer while free text may not go: why, until when, and what can. */
import { Button } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { strings } from "../../strings";
import classes from "./Composer.module.css";

interface Props {
  name: string;
  /** They have never written here. */
  never: boolean;
  onPick: () => void;
}

export function Shut({ name, never, onPick }: Props) {
  return (
    <div className={classes.shut}>
      <p>
        <b>{never ? strings.window.neverTitle : strings.window.closedTitle}</b>{" "}
        {strings.window.closedText(name)}
      </p>
      <Button leftSection={<IconTemplate size={16} stroke={1.75} aria-hidden />} onClick={onPick}>
        {strings.templates.pick}
      </Button>
    </div>
  );
}
