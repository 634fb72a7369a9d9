// The account's templates, and who decides about them.
import { useState } from "react";
import { Segments } from "../ui/Segments";
import { TextButton } from "../ui/TextButton";
import classes from "./account.module.css";
import { PacingFields } from "./PacingFields";
import { Refusal } from "./Refusal";
import { useSetStanding, useStanding, useTemplates } from "./standingQueries";
import { accountStrings } from "./strings";
import { TemplateRow } from "./TemplateRow";
import own from "./templates.module.css";
import type { Standing } from "./types";

const words = accountStrings.templates;
const reviews = Object.entries(words.reviews).map(([value, label]) => ({
  value: value as Standing["review"],
  label,
}));
/** The newest, beside those that wait; more on request, since a busy account has hundreds. */
const SHOWN = 8;

export function TemplatesSection() {
  const { data, error } = useTemplates();
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  if (!data) return <Refusal error={error} />;
  const rows = data.templates;
  const shown = rows.filter((one, at) => all || at < SHOWN || one.status === "PENDING" || one.id === open);
  return (
    <>
      <Review />
      <PacingFields />
      {rows.length === 0 ? <p className={classes.hint}>{words.none}</p> : null}
      <ul className={own.list} aria-label={words.list}>
        {shown.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            reasons={data.reasons}
            open={open === template.id}
            onToggle={() => setOpen(open === template.id ? null : template.id)}
          />
        ))}
      </ul>
      {shown.length < rows.length ? (
        <div className={classes.acts}>
          <TextButton small onClick={() => setAll(true)}>
            {words.all(rows.length)}
          </TextButton>
        </div>
      ) : null}
    </>
  );
}

function Review() {
  const { data: standing } = useStanding();
  const set = useSetStanding();
  if (!standing) return null;
  return (
    <>
      <Segments
        label={words.review}
        value={standing.review}
        choices={reviews}
        onChange={(review) => set.mutate({ review })}
      />
      <p className={classes.hint}>{words.reviewHints[standing.review]}</p>
      <Refusal error={set.error} />
    </>
  );
}
