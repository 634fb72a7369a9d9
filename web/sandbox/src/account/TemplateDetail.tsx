// A template in full: preview, what stands in its way, and the decisions that are open.
import { duration } from "@twinline/kit";
import { useId } from "react";
import { useNow } from "../api/clock";
import { OfferView } from "../phones/cards/OfferView";
import type { TapActs } from "../phones/cards/taps";
import { TextButton } from "../ui/TextButton";
import classes from "./account.module.css";
import { HeldSends } from "./HeldSends";
import { Refusal } from "./Refusal";
import { ReviewForm } from "./ReviewForm";
import { useDecide } from "./standingQueries";
import { accountStrings } from "./strings";
import { previewOf } from "./templatePreview";
import own from "./templates.module.css";
import type { Template, TemplateQuality, Verdict } from "./types";

const words = accountStrings.templates;
const untapped: TapActs = {
  allowed: false,
  tapped: [],
  onTap: () => undefined,
  onPlace: () => undefined,
  flows: { open: () => Promise.reject(), ask: () => Promise.reject() },
};

export interface TemplateDetailProps {
  template: Template;
  reasons: string[];
  onDecided: () => void;
}

export function TemplateDetail({ template, reasons, onDecided }: TemplateDetailProps) {
  const decide = useDecide(template.id);
  const id = useId();
  const { status, quality, category } = template;
  // The button that was pressed goes away with what it decided: the focus must not go with it.
  const give = (verdict: Verdict, reason?: string) =>
    decide.mutate({ verdict, ...(reason ? { reason } : {}) }, { onSuccess: onDecided });
  return (
    <>
      <figure className={own.preview} aria-label={words.preview}>
        <OfferView card={previewOf(template.components)} taps={untapped} />
      </figure>
      <Facts template={template} />
      <HeldSends count={template.held} onDecide={(held) => decide.mutate({ held })} />
      {status === "PENDING" ? (
        <ReviewForm
          reasons={reasons}
          busy={decide.isPending}
          onApprove={() => give("approve")}
          onReject={(reason) => give("reject", reason)}
        />
      ) : null}
      {status === "APPROVED" ? (
        <div className={classes.acts}>
          <TextButton small onClick={() => give("pause")}>
            {words.pause}
          </TextButton>
          <TextButton small onClick={() => give("disable")}>
            {words.disable}
          </TextButton>
        </div>
      ) : null}
      {status === "PAUSED" ? (
        <div className={classes.acts}>
          <TextButton small onClick={() => give("unpause")}>
            {words.unpause}
          </TextButton>
        </div>
      ) : null}
      {status === "APPROVED" ? (
        <>
          <Choice
            id={`${id}-quality`}
            label={words.quality}
            hint={words.qualityHint}
            value={quality}
            choices={words.qualities}
            onChange={(quality) => decide.mutate({ quality: quality as TemplateQuality })}
          />
          <Choice
            id={`${id}-category`}
            label={words.category}
            hint={words.categoryHint}
            value={template.correct_category ?? category}
            choices={words.categories}
            onChange={(category) => decide.mutate({ category })}
          />
        </>
      ) : null}
      <Refusal error={decide.error} />
    </>
  );
}

function Facts({ template }: { template: Template }) {
  const now = useNow(1_000);
  const { status, category, correct_category: correct, paused_until: until, pauses } = template;
  const { reached, read, blocked, reported } = template;
  const lines = [
    status === "REJECTED" && template.rejected_reason ? words.rejectedFor(template.rejected_reason) : null,
    status === "PAUSED" && until !== null ? words.pausedFor(duration(Math.max(0, until - now))) : null,
    status === "PAUSED" && until === null ? words.pausedByHand : null,
    status === "DISABLED" ? words.disabled : null,
    status === "ARCHIVED" ? words.archived : null,
    correct && correct !== category ? words.corrected(words.categories[correct] ?? correct) : null,
    status === "APPROVED" && pauses > 0 ? words.pauses(pauses) : null,
    reached + blocked + reported > 0 ? accountStrings.standing.echo(reached, read, blocked, reported) : null,
  ].filter((line) => line !== null);
  return lines.map((line) => (
    <p key={line} className={classes.hint}>
      {line}
    </p>
  ));
}

interface ChoiceProps {
  id: string;
  label: string;
  hint: string;
  value: string;
  choices: Record<string, string>;
  onChange: (value: string) => void;
}

function Choice({ id, label, hint, value, choices, onChange }: ChoiceProps) {
  return (
    <>
      <div className={classes.field}>
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          aria-describedby={`${id}-hint`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {Object.entries(choices).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-hint`} className={classes.hint}>
        {hint}
      </p>
    </>
  );
}
