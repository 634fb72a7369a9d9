// What was charged today and this month, with the rate and who says so.
import { dollars, MICROS } from "@twinline/kit";
import { useState } from "react";
import { Segments } from "../ui/Segments";
import classes from "./account.module.css";
import costs from "./costs.module.css";
import { count } from "./figures";
import { Refusal } from "./Refusal";
import own from "./standing.module.css";
import { useCosts, useRules } from "./standingQueries";
import { accountStrings } from "./strings";
import type { CostRow } from "./types";

const words = accountStrings.costs;
const spans = ["today", "month"] as const;
type Span = (typeof spans)[number];

export function CostsSection() {
  const { data, error } = useCosts();
  const { data: rules } = useRules();
  const [span, setSpan] = useState<Span>("today");
  if (!data) return <Refusal error={error} />;
  const { free_service: free } = data;
  const rows = data[span];
  return (
    <>
      <dl className={costs.sums}>
        <div>
          <dt>{words.today}</dt>
          <dd>{dollars(data.today_usd_micros)}</dd>
        </div>
        <div>
          <dt>{words.month}</dt>
          <dd>{dollars(data.month_usd_micros)}</dd>
        </div>
      </dl>
      {free.of > 0 ? (
        <dl className={own.facts}>
          <dt>{words.free}</dt>
          <dd>{words.freeOf(count(free.used), count(free.of))}</dd>
        </dl>
      ) : null}
      {rules?.pricing === "conversations" ? <p className={classes.hint}>{words.conversations}</p> : null}
      <Segments
        label={words.span}
        value={span}
        onChange={setSpan}
        choices={spans.map((value) => ({ value, label: words[value] }))}
      />
      {rows.length === 0 ? (
        <p className={classes.hint}>{words.noCharge[span]}</p>
      ) : (
        <Rows rows={rows} label={words.rows[span]} />
      )}
      <Refusal error={error} />
    </>
  );
}

function Rows({ rows, label }: { rows: CostRow[]; label: string }) {
  return (
    <table className={costs.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.market}</th>
          <th scope="col">{words.messages}</th>
          <th scope="col">{words.cost}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.market} ${row.category} ${row.type} ${row.day}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: CostRow }) {
  const { rate_usd: rate, rate_since: since, rate_source: source } = row;
  const kind = words.types[row.type];
  return (
    <>
      <tr>
        <th scope="row">
          {row.market ?? words.unknown}, {row.category}
          {kind ? <span>{kind}</span> : null}
        </th>
        <td>{count(row.messages)}</td>
        <td>
          {dollars(row.usd_micros)}
          {rate === null ? null : <span>{words.rate(dollars(rate * MICROS))}</span>}
        </td>
      </tr>
      {rate !== null && since && source ? (
        <tr data-source>
          <td colSpan={3}>{words.source(since, source)}</td>
        </tr>
      ) : null}
    </>
  );
}
