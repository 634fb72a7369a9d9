// The story of a message and the exchanges it is told by: from one to the other and back, by keyboard as well.
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { ExchangeDetail } from "./ExchangeDetail";
import { Story } from "./Story";
import classes from "./StoryPane.module.css";

export function StoryPane({ wamid }: { wamid: string }) {
  const { act } = useDesk();
  const [exchange, setExchange] = useState<number | null>(null);
  const [seen, setSeen] = useState<number | null>(null);
  const cameFrom = useRef<Element | null>(null);
  const remember = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Element && !event.currentTarget.contains(event.relatedTarget))
      cameFrom.current = event.relatedTarget;
  };
  const close = () => {
    act({ act: "story", story: null });
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus({ preventScroll: true });
  };
  const back = () => setExchange(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (exchange === null) close();
    else back();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its buttons are told, to go back by Escape.
    <div className={classes.pane} onFocus={remember} onKeyDown={onKeyDown}>
      {exchange === null ? (
        <Story
          wamid={wamid}
          focusOn={seen}
          onClose={close}
          onShow={(id) => {
            setSeen(id);
            setExchange(id);
          }}
        />
      ) : (
        <ExchangeDetail id={exchange} backLabel={strings.story.back} onBack={back} />
      )}
    </div>
  );
}
