/** Where the words of a note are typed, new or altered: Enter writes it, `@` mentions somebody. */
import { Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { KeyboardEvent, RefObject } from "react";
import { pageStrings } from "../../pageStrings";
import { MentionMenu } from "./MentionMenu";
import classes from "./Notes.module.css";
import type { useMention } from "./useMention";

interface Props {
  field: RefObject<HTMLTextAreaElement | null>;
  mention: ReturnType<typeof useMention>;
  label: string;
  text: string;
  onText: (text: string) => void;
  readOnly: boolean;
  onWrite: () => void;
  onLeave: () => void;
}

const words = pageStrings.notes;

export function NoteField({ field, mention, label, text, onText, readOnly, onWrite, onLeave }: Props) {
  const coarse = useMediaQuery("(pointer: coarse)", false, { getInitialValueInEffect: false });
  const onKeyDown = (event: KeyboardEvent) => {
    if (mention.onKeyDown(event)) return;
    if (event.key === "Escape") {
      onLeave();
      event.stopPropagation();
    }
    // While composing (Japanese, accents) Enter belongs to the input method; on a touch keyboard it begins a line.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || coarse) return;
    event.preventDefault();
    onWrite();
  };
  return (
    <>
      {mention.menu ? <MentionMenu {...mention.menu} /> : null}
      <Textarea
        ref={field}
        classNames={{ input: classes.input ?? "" }}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={8}
        dir="auto"
        value={text}
        readOnly={readOnly}
        onChange={(event) => {
          onText(event.currentTarget.value);
          mention.onSelect();
        }}
        onKeyDown={onKeyDown}
        onSelect={mention.onSelect}
        {...mention.aria}
        placeholder={words.placeholder}
        aria-label={label}
        enterKeyHint="enter"
      />
    </>
  );
}
