// The business account at the side of the phones. One section, one file: a new one is a line in the list.
import { Notice, RowSkeleton } from "@twinline/kit";
import type { ComponentType } from "react";
import { BenchError } from "../api/client";
import classes from "./account.module.css";
import { ConnectionSection } from "./ConnectionSection";
import { CostsSection } from "./CostsSection";
import { EventsSection } from "./EventsSection";
import { FactsSection } from "./FactsSection";
import { HistorySection } from "./HistorySection";
import { LineSection } from "./LineSection";
import { useAccount } from "./queries";
import { StandingSection } from "./StandingSection";
import { accountStrings as words } from "./strings";
import { TemplatesSection } from "./TemplatesSection";
import type { Account as AccountData } from "./types";

export interface SectionProps {
  account: AccountData;
}

const sections: { title: string; Section: ComponentType<SectionProps> }[] = [
  { title: words.sections.connection, Section: ConnectionSection },
  { title: words.sections.standing, Section: StandingSection },
  { title: words.sections.templates, Section: TemplatesSection },
  { title: words.sections.costs, Section: CostsSection },
  { title: words.sections.line, Section: LineSection },
  { title: words.sections.events, Section: EventsSection },
  { title: words.sections.facts, Section: FactsSection },
  { title: words.sections.history, Section: HistorySection },
];

export function Account() {
  const { data: account, error } = useAccount();
  return (
    <section className={classes.panel} aria-label={words.title}>
      {error ? (
        <div className={classes.notice}>
          <Notice tone="danger" title={error.message}>
            {error instanceof BenchError ? error.remedy : null}
          </Notice>
        </div>
      ) : null}
      {account
        ? sections.map(({ title, Section }) => (
            <section key={title} className={classes.section} aria-label={title}>
              <h3>{title}</h3>
              <Section account={account} />
            </section>
          ))
        : [0, 1, 2].map((row) => <RowSkeleton key={row} />)}
    </section>
  );
}
