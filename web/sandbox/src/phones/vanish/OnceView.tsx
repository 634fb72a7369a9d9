// A file that opens once: its sender sees whether it was opened, the other side a button, and after that what it was.
import { IconCircleDashed, IconCircleNumber1 } from "@tabler/icons-react";
import { FormattedText, SoundPlayer } from "@twinline/kit";
import { type ReactNode, useState } from "react";
import type { Opened, PhoneMessage } from "../../api/types";
import { Failure } from "../Failure";
import { kindWord } from "../messageWords";
import { Sheet } from "../sheet/Sheet";
import classes from "./OnceView.module.css";
import { vanishStrings } from "./strings";

const words = vanishStrings.once;

export interface OnceViewProps {
  message: PhoneMessage;
  onOpen: () => Promise<Opened>;
  meta: ReactNode;
}

export function OnceView({ message, onOpen, meta }: OnceViewProps) {
  const [shown, setShown] = useState<Opened | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const kind = kindWord(message.kind);
  const opened = message.view_once === "opened";
  const open = () =>
    onOpen().then(setShown, (refused: unknown) =>
      setError(refused instanceof Error ? refused : new Error(String(refused))),
    );
  return (
    <div className={classes.once}>
      {message.from_me || opened ? (
        <span className={classes.sign} data-opened={opened || undefined}>
          {opened ? (
            <IconCircleDashed size={18} stroke={1.75} aria-hidden />
          ) : (
            <IconCircleNumber1 size={18} stroke={1.75} aria-hidden />
          )}
          {opened ? words.opened : words.closed(kind)}
        </span>
      ) : (
        <button type="button" className={classes.sign} aria-label={words.open(kind)} onClick={open}>
          <IconCircleNumber1 size={18} stroke={1.75} aria-hidden />
          {kind}
        </button>
      )}
      {meta}
      <Failure error={error} />
      {shown ? (
        <Sheet full title={kind} onClose={() => setShown(null)}>
          <div className={classes.view}>
            <Media opened={shown} name={kind} />
            {shown.message.text ? (
              <p dir="auto">
                <FormattedText text={shown.message.text} />
              </p>
            ) : null}
            <small>{words.gone}</small>
          </div>
        </Sheet>
      ) : null}
    </div>
  );
}

function Media({ opened: { media, message }, name }: { opened: Opened; name: string }) {
  if (!media) return null;
  if (media.mime.startsWith("image/")) return <img src={media.url} alt={name} />;
  if (media.mime.startsWith("audio/"))
    return (
      <SoundPlayer
        url={media.url}
        size={media.size}
        name={name}
        voice={message.voice}
        played={message.played}
      />
    );
  return <video src={media.url} controls aria-label={name} />;
}
