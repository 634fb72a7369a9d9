/** The list of shortcuts, opened by `?` or from the start pane. */
import { createContext, lazy, type ReactNode, useContext, useMemo, useState } from "react";
import { strings } from "../../strings";
import { Late } from "../../ui/Late";
import classes from "./KeyboardHelp.module.css";
import { useShortcuts } from "./shortcuts";

const HelpWindow = lazy(() => import("./HelpWindow"));
const HelpContext = createContext<() => void>(() => undefined);

export function useHelp(): () => void {
  return useContext(HelpContext);
}

const rows: [string[], string][] = [
  [["J", "↓"], strings.keys.next],
  [["K", "↑"], strings.keys.previous],
  [["Enter"], strings.keys.open],
  [["Esc"], strings.keys.back],
  [["/"], strings.keys.search],
  [["Ctrl K"], strings.keys.everything],
  [["Shift", "F"], strings.keys.filter],
  [["Shift", "S"], strings.keys.saveView],
  [["X", "⇧ ↓"], strings.keys.choose],
  [["R"], strings.keys.reply],
  [["Shift", "N"], strings.keys.note],
  [["E"], strings.keys.resolve],
  [["S"], strings.keys.snooze],
  [["U"], strings.keys.unread],
  [["Shift", "P"], strings.keys.pin],
  [["L"], strings.keys.labels],
  [["F"], strings.keys.floor],
  [["P"], strings.keys.person],
  [["T"], strings.keys.templates],
  [["D"], strings.keys.date],
  [["↑", "↓"], strings.keys.messages],
  [["I"], strings.keys.why],
  [["Ctrl B", "Ctrl I"], strings.keys.bold],
  [["Ctrl ⇧ X", "Ctrl ⇧ M"], strings.keys.struck],
  [["?"], strings.keys.help],
];

export function HelpProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  const show = useMemo(() => () => setOpened(true), []);
  const handlers = useMemo(
    () => ({
      "?": () => {
        setOpened(true);
        return true;
      },
    }),
    [],
  );
  useShortcuts(handlers);
  return (
    <HelpContext value={show}>
      {children}
      <Late wanted={opened}>
        <HelpWindow opened={opened} onClose={() => setOpened(false)} />
      </Late>
    </HelpContext>
  );
}

export function KeyList() {
  return (
    <dl className={classes.keys}>
      {rows.map(([marks, what]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>
            {marks.map((mark) => (
              <kbd key={mark} className="tl-kbd">
                {mark}
              </kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
