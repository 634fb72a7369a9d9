// Jump to what happens next, and the list of what is due when.
import { Popover } from "@mantine/core";
import { IconListDetails, IconPlayerSkipForward } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { duration, LoadingLabel, Notice } from "@twinline/kit";
import { useState } from "react";
import { lab, labKeys } from "../api/lab";
import { useBench } from "../api/queries";
import { strings } from "../strings";
import classes from "./DueControl.module.css";
import { dueGroups } from "./dueGroups";

const words = strings.due;
/** As many as one looks over; the rest is counted. */
const shownMax = 40;

export function DueControl({ className }: { className: string }) {
  const next = useMutation({ mutationFn: lab.toNext });
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={words.nextHint}
        title={next.error ? next.error.message : words.nextHint}
        onClick={() => next.mutate()}
      >
        <IconPlayerSkipForward size={15} stroke={2} />
      </button>
      <Popover
        position="bottom"
        width={340}
        withinPortal={false}
        trapFocus
        returnFocus
        opened={opened}
        onChange={setOpened}
      >
        <Popover.Target>
          <button
            type="button"
            className={className}
            aria-label={words.open}
            title={words.open}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            <IconListDetails size={15} stroke={2} />
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.drop} tabIndex={0}>
          {opened ? <DueList /> : null}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function DueList() {
  const due = useQuery({ queryKey: labKeys.due, queryFn: lab.due, refetchInterval: 2_000 });
  const { data: bench } = useBench();
  const { data } = due;
  if (!data)
    return due.isError ? (
      <Notice
        tone="danger"
        title={words.failed}
        action={{ label: strings.errors.retry, onClick: () => due.refetch() }}
      />
    ) : (
      <LoadingLabel />
    );
  const name = (id: string) => bench?.phones.find((phone) => phone.id === id)?.name ?? id;
  const time = (at: number) => (at <= data.now ? words.now : words.inTime(duration(at - data.now)));
  const shown = data.due.slice(0, shownMax);
  return (
    <section aria-label={words.open}>
      <h3>{words.title}</h3>
      {data.due.length === 0 ? <p>{words.none}</p> : null}
      <ul>
        {dueGroups(shown, time).map(({ what, kind, lines }) => (
          <li key={`${what} ${lines[0]?.at}`} data-kind={kind}>
            <b>{sentence(what)}</b>
            {lines.map(({ phone, at, count }) => (
              <div key={`${phone} ${at}`} className={classes.line}>
                <span className="tl-cut">
                  {phone === null ? null : <bdi>{name(phone)}</bdi>}
                  {count > 1 ? <em>{words.times(count)}</em> : null}
                </span>
                <time dateTime={new Date(at).toISOString()}>{time(at)}</time>
              </div>
            ))}
          </li>
        ))}
      </ul>
      {data.all > shown.length ? <p>{words.more(data.all - shown.length)}</p> : null}
    </section>
  );
}

/** The sandbox's phrases begin small, as a log wants them. */
const sentence = (phrase: string) => phrase.charAt(0).toUpperCase() + phrase.slice(1);
