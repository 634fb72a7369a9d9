// The phone's part alone, for a real phone that scanned the window's code.
import { IconDeviceMobile } from "@tabler/icons-react";
import { EmptyState } from "@twinline/kit";
import { useAccount } from "../account/queries";
import { PhoneRequest } from "./PhoneRequest";
import classes from "./SignUpWindow.module.css";
import { signUpStrings } from "./strings";

const words = signUpStrings.phone;
const LOOK_EVERY_MS = 1_000;

export function RequestPage() {
  const { data: account } = useAccount({ every: LOOK_EVERY_MS });
  const run = account?.sign_up;
  const asks = run?.step === "PHONE_NUMBER_VERIFICATION" || run?.step === "PERMISSIONS";
  const connected = account?.state === "connected";
  return (
    <main className={classes.phone}>
      {run && asks ? (
        <PhoneRequest run={run} />
      ) : (
        <EmptyState
          icon={<IconDeviceMobile size={40} stroke={1.5} aria-hidden />}
          title={connected ? words.connected : words.nothing}
          text={connected ? words.connectedText : words.nothingText}
        />
      )}
    </main>
  );
}
