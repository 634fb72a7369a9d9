/** A button that copies words, where the browser lets pages do that. */
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { strings } from "../../../strings";
import classes from "./Parts.module.css";

export function CopyWords({ words, label }: { words: string; label: string }) {
  const clipboard = useClipboard({ timeout: 2_000 });
  // Pages without TLS have no clipboard: the words can be selected.
  if (!navigator.clipboard) return null;
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <>
      <button
        type="button"
        className={classes.copy}
        aria-label={label}
        title={label}
        onClick={() => clipboard.copy(words)}
      >
        <Icon size={14} stroke={2} aria-hidden />
      </button>
      <span role="status" className="tl-sr">
        {clipboard.copied ? strings.thread.shown.copied : ""}
      </span>
    </>
  );
}
