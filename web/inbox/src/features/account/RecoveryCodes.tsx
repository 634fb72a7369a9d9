/** Recovery codes, the one time they are shown. */
import { Button, CopyButton } from "@mantine/core";
import classes from "./Account.module.css";
import { words } from "./factorWords";

export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const text = codes.join("\n");
  return (
    <div className={classes.form}>
      <p className={classes.text}>{words.codesText}</p>
      <ul className={classes.codes} dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.actions}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="twinline-recovery-codes.txt"
        >
          {words.download}
        </Button>
      </div>
      <div className={classes.end}>
        <Button onClick={onKept}>{words.kept}</Button>
      </div>
    </div>
  );
}
