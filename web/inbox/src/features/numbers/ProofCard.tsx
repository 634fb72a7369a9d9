/** When the phone last proved that it mirrors, and how many days WhatsApp gives it from there. */
import type { NumberCard } from "@twinline/api";
import { duration } from "@twinline/kit";
import { useNow } from "../../clock";
import { pageStrings } from "../../pageStrings";
import { Card, Figure } from "../../ui/Page";
import { shortMoment } from "./dates";
import { DAYS_WITHOUT_PROOF_MAX } from "./life";
import classes from "./ProofCard.module.css";

const DAY_MS = 86_400_000;
const REMIND_FROM_DAY = 12;

export function ProofCard({ number }: { number: NumberCard }) {
  const now = useNow(60_000);
  const words = pageStrings.numbers;
  const proof = number.last_proof_of_life;
  if (!proof)
    return (
      <Card title={words.proof} span={5}>
        <Figure value={words.proofNone} />
        <p className={classes.text}>{words.proofNoneText}</p>
      </Card>
    );
  const silent_ms = Math.max(0, now - proof.at);
  const today = Math.min(DAYS_WITHOUT_PROOF_MAX, Math.floor(silent_ms / DAY_MS) + 1);
  // Whole days only, as the server counts them in its advice.
  const left = Math.max(0, Math.floor(DAYS_WITHOUT_PROOF_MAX - silent_ms / DAY_MS));
  return (
    <Card title={words.proof} aside={shortMoment(proof.at)} span={5}>
      <Figure value={words.proofAgo(duration(silent_ms))}>
        {words.proofKinds[proof.kind] ?? proof.kind}
      </Figure>
      <div className={classes.ruler} aria-hidden>
        {Array.from({ length: DAYS_WITHOUT_PROOF_MAX }, (_, index) => index + 1).map((day) => (
          <i key={day} data-look={look(day, today)}>
            {day}
          </i>
        ))}
      </div>
      <p className={classes.text}>{words.daysLeft(left)}</p>
    </Card>
  );
}

function look(day: number, today: number): string | undefined {
  if (day === today) return "today";
  if (day < today) return "past";
  if (day === DAYS_WITHOUT_PROOF_MAX) return "end";
  return day >= REMIND_FROM_DAY ? "remind" : undefined;
}
