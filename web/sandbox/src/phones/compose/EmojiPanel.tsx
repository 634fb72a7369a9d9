// All emoji, below the line one writes on. The library knows search, skin tones and the keyboard; its data are bundled,
// so that it works without a network.
import { EmptyState } from "@twinline/kit";
import type Picker from "emoji-picker-element/picker.js";
import emojiUrl from "emoji-picker-element-data/en/emojibase/data.json?url";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { phoneStrings } from "../strings";
import classes from "./EmojiPanel.module.css";

export interface EmojiPanelProps {
  onPick: (emoji: string) => void;
  onClose: () => void;
}

export function EmojiPanel({ onPick, onClose }: EmojiPanelProps) {
  const place = useRef<HTMLElement>(null);
  const pick = useRef(onPick);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    let picker: Picker | null = null;
    let wanted = true;
    import("emoji-picker-element/picker.js").then(
      ({ default: EmojiPicker }) => {
        if (!wanted) return;
        picker = new EmojiPicker({ dataSource: emojiUrl, locale: "en" });
        picker.addEventListener("emoji-click", ({ detail }) => {
          if (detail.unicode) pick.current(detail.unicode);
        });
        place.current?.append(picker);
      },
      () => setFailed(true),
    );
    return () => {
      wanted = false;
      picker?.remove();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section
      ref={place}
      className={classes.panel}
      aria-label={phoneStrings.compose.emoji}
      onKeyDown={onKeyDown}
    >
      {failed ? <EmptyState title={phoneStrings.compose.emojiFailed} text="" /> : null}
    </section>
  );
}
