/** The two halves of the pages outside: a form, and the two lines that become one. */
import { Logo, OriginMark } from "@twinline/kit";
import type { ReactNode } from "react";
import { LanguageSelect } from "../../language/LanguageSelect";
import { strings } from "../../strings";
import classes from "./SignFrame.module.css";

export function SignFrame({ children }: { children: ReactNode }) {
  const words = strings.signIn;
  return (
    <div className={classes.page}>
      <main className={classes.half}>
        <div className={classes.form}>
          <div className={classes.brand}>
            <Logo size={32} />
            <span>{strings.product}</span>
          </div>
          {children}
          <LanguageSelect className={classes.language ?? ""} />
        </div>
      </main>
      <div className={classes.art} aria-hidden>
        <svg viewBox="0 0 640 900" preserveAspectRatio="xMidYMid slice" fill="none" role="presentation">
          <path d="M-320 250H130a190 190 0 0 1 190 190" stroke="var(--tl-phone-solid)" strokeWidth="5" />
          <path d="M960 250H510a190 190 0 0 0-190 190" stroke="var(--tl-agent-solid)" strokeWidth="5" />
          <path d="M320 440V920" stroke="var(--tl-text)" strokeWidth="5" />
        </svg>
        <span className={`${classes.side} ${classes.phone}`}>
          <OriginMark origin="phone" />
          {words.phoneSide}
        </span>
        <span className={`${classes.side} ${classes.team}`}>
          {words.inboxSide}
          <OriginMark origin="agent" name="Marta Pires" />
        </span>
        <div className={classes.claim}>
          {words.claim.map((line) => (
            <b key={line}>{line}</b>
          ))}
          <p>{words.claimText}</p>
        </div>
      </div>
    </div>
  );
}
