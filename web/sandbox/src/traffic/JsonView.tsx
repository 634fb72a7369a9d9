// A body, laid out and coloured. Very long ones are cut, so that the page stays quick.
import { fileSize } from "@twinline/kit";
import { useMemo } from "react";
import { strings } from "../strings";
import classes from "./JsonView.module.css";
import { pieces, pretty } from "./json";

const shownMax = 60_000;

export function JsonView({ text }: { text: string }) {
  const { shown, whole } = useMemo(() => {
    const laid = pretty(text) ?? text;
    return { shown: pieces(laid.slice(0, shownMax)), whole: laid.length };
  }, [text]);
  return (
    <section
      className={classes.scroll}
      aria-label={strings.traffic.tabs.body}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the body.
      tabIndex={0}
    >
      <pre className={classes.json} dir="ltr">
        {shown.map((piece, index) =>
          piece.kind === "plain" ? (
            piece.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
            <span key={index} data-kind={piece.kind}>
              {piece.text}
            </span>
          ),
        )}
      </pre>
      {whole > shownMax ? (
        <p className={classes.more}>{strings.traffic.long(fileSize(shownMax), fileSize(whole))}</p>
      ) : null}
    </section>
  );
}
