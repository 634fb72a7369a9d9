// One exchange in full: body, headers, answer, the verdict on its signature, and sending it again.
import { CopyButton } from "@mantine/core";
import { IconChevronLeft, IconCopy, IconRefresh } from "@tabler/icons-react";
import { LoadingLabel, Notice, SkeletonBlock, timeWithSeconds } from "@twinline/kit";
import { useState } from "react";
import { remedyOf } from "../api/client";
import { useExchange, useRedeliver } from "../api/queries";
import type { ExchangeDetail as Detail } from "../api/types";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { Segments } from "../ui/Segments";
import { TextButton } from "../ui/TextButton";
import classes from "./ExchangeDetail.module.css";
import { JsonView } from "./JsonView";

const words = strings.traffic;
type Part = "body" | "headers" | "answer";

export interface ExchangeDetailProps {
  id: number;
  onBack?: () => void;
  /** Where it goes back to; all traffic, if left out. */
  backLabel?: string;
}

export function ExchangeDetail({ id, onBack, backLabel = words.back }: ExchangeDetailProps) {
  const query = useExchange(id);
  const redeliver = useRedeliver();
  const [part, setPart] = useState<Part>("body");
  const detail = query.data;
  const shown = detail ? contents(detail, part) : "";
  return (
    <section className={classes.detail} aria-label={words.detail}>
      <div className={classes.head}>
        {onBack ? (
          // What was pressed to come here is gone; the way back is where one goes on.
          <IconButton label={backLabel} onClick={onBack} autoFocus>
            <IconChevronLeft className="tl-flip" size={20} stroke={1.75} />
          </IconButton>
        ) : null}
        <div className={`${classes.what} tl-cut`}>
          <b>{detail?.label ?? ""}</b>
          {detail ? <Facts detail={detail} /> : null}
        </div>
        {detail?.direction === "webhook" ? (
          <TextButton small disabled={redeliver.isPending} onClick={() => redeliver.mutate(id)}>
            <IconRefresh aria-hidden size={14} stroke={2} />
            {words.sendAgain}
          </TextButton>
        ) : null}
      </div>
      <div className={classes.parts}>
        <Segments
          label={words.detail}
          value={part}
          onChange={setPart}
          choices={[
            { value: "body", label: words.tabs.body },
            { value: "headers", label: words.tabs.headers },
            { value: "answer", label: words.tabs.answer },
          ]}
        />
        <CopyButton value={shown}>
          {({ copied, copy }) => (
            <TextButton look="quiet" small onClick={copy}>
              <IconCopy aria-hidden size={14} stroke={2} />
              {copied ? words.copied : words.copy}
            </TextButton>
          )}
        </CopyButton>
      </div>
      {redeliver.error ? (
        <div className={classes.pad}>
          <Notice tone="danger" title={redeliver.error.message}>
            {remedyOf(redeliver.error)}
          </Notice>
        </div>
      ) : null}
      {query.isError ? (
        <div className={classes.pad}>
          <Notice
            tone="danger"
            title={words.detailFailed}
            action={{ label: strings.errors.retry, onClick: () => query.refetch() }}
          />
        </div>
      ) : null}
      {query.isPending ? (
        <div className={classes.pad}>
          <LoadingLabel />
          <SkeletonBlock width="50%" />
        </div>
      ) : null}
      {detail && part === "answer" && detail.answer_body === null ? (
        <p className={classes.pad}>{words.noAnswerYet}</p>
      ) : null}
      {detail && part === "headers" ? <Headers detail={detail} /> : null}
      {detail && part !== "headers" && shown !== "" ? <JsonView key={part} text={shown} /> : null}
      {detail && part === "body" && shown === "" ? <p className={classes.pad}>{words.empty}</p> : null}
    </section>
  );
}

function contents(detail: Detail, part: Part): string {
  if (part === "body") return detail.request_body;
  if (part === "answer") return detail.answer_body ?? "";
  return detail.request_headers.map(([name, value]) => `${name}: ${value}`).join("\n");
}

function Facts({ detail }: { detail: Detail }) {
  const bad = detail.signature_ok === false;
  return (
    <span className={classes.facts}>
      {detail.signature_ok === null ? null : (
        <>
          <span data-bad={bad || undefined}>{bad ? words.signatureBad : words.signatureGood}</span>,{" "}
        </>
      )}
      {words.bytes(detail.bytes)}, {timeWithSeconds(detail.at, { milliseconds: true })}
    </span>
  );
}

function Headers({ detail }: { detail: Detail }) {
  return (
    <div className={classes.headers}>
      <p>{detail.url}</p>
      <dl>
        {detail.request_headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, so only its place names it.
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
