/** One line over the list that says what was done and takes it back. The newest only; it waits while one looks at it. */
import { UnstyledButton } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { strings } from "../../strings";
import classes from "./Toast.module.css";

export interface Told {
  text: string;
  /** Null: nothing was altered. */
  undo: (() => void) | null;
}

const ToastContext = createContext<(told: Told) => void>(() => undefined);

/** Says what was done. */
export function useToast(): (told: Told) => void {
  return useContext(ToastContext);
}

const SHOWN_MS = 8_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<Told | null>(null);
  const [held, setHeld] = useState(false);
  const tell = useCallback((next: Told) => {
    setHeld(false);
    setTold(next);
  }, []);
  useEffect(() => {
    if (!told || held) return;
    const timer = setTimeout(() => setTold(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [told, held]);
  return (
    <ToastContext value={tell}>
      {children}
      <div className={classes.place} role="status">
        {told ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only waits; the button inside acts.
          <div
            className={classes.toast}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span>{told.text}</span>
            {told.undo ? (
              <UnstyledButton
                className={classes.undo}
                onClick={() => {
                  setTold(null);
                  told.undo?.();
                }}
              >
                {strings.common.undo}
              </UnstyledButton>
            ) : null}
          </div>
        ) : null}
      </div>
    </ToastContext>
  );
}
