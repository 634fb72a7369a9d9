// A sheet over one phone's screen: from below, or over all of it. Keeps the keyboard inside and gives it back.
import { FocusTrap } from "@mantine/core";
import { IconChevronLeft, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useId, useState } from "react";
import { createPortal } from "react-dom";
import { phoneStrings } from "../strings";
import { useScreen } from "./ScreenContext";
import classes from "./Sheet.module.css";

const words = phoneStrings.sheet;

export interface SheetProps {
  title: string;
  onClose: () => void;
  /** Covers the whole screen, as a page of the app does. */
  full?: boolean;
  /** Beside the title. */
  side?: ReactNode;
  /** Stays below what scrolls. */
  foot?: ReactNode;
  children: ReactNode;
}

export function Sheet({ title, onClose, full = false, side, foot, children }: SheetProps) {
  const screen = useScreen();
  const id = useId();
  useFocusBack();
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  };
  const sheet = (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps what happens on it to itself.
    <div className={classes.cover} data-full={full || undefined} onPointerDown={stop} onContextMenu={stop}>
      {full ? null : (
        <button type="button" className={classes.behind} tabIndex={-1} aria-hidden onClick={onClose} />
      )}
      <FocusTrap active>
        <div
          role="dialog"
          aria-modal
          aria-labelledby={id}
          tabIndex={-1}
          className={classes.sheet}
          onKeyDown={onKeyDown}
        >
          <div className={classes.head}>
            {full ? (
              <button type="button" className={classes.close} aria-label={words.back} onClick={onClose}>
                <IconChevronLeft className="tl-flip" size={18} stroke={2} />
              </button>
            ) : null}
            <h3 id={id} className="tl-cut">
              {title}
            </h3>
            {side}
            {full ? null : (
              <button type="button" className={classes.close} aria-label={words.close} onClick={onClose}>
                <IconX size={16} stroke={2} />
              </button>
            )}
          </div>
          <div className={classes.body}>{children}</div>
          {foot ? <div className={classes.foot}>{foot}</div> : null}
        </div>
      </FocusTrap>
    </div>
  );
  return screen ? createPortal(sheet, screen) : sheet;
}

/** What a sheet hears is not heard by the bubble it was opened from. */
const stop = (event: SyntheticEvent) => event.stopPropagation();

function useFocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
}
