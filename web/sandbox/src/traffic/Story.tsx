// The story of one message: phones, servers, every webhook and call that named it, and what is still due.

import { IconChevronRight, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { LoadingLabel, Notice, SkeletonBlock, timeWithSeconds } from "@twinline/kit";
import { useFrames } from "../api/LiveProvider";
import { type Chapter, lab, labKeys } from "../api/lab";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import classes from "./Story.module.css";

const words = strings.story;
/** What has no time yet is told as of the end of time. */
const someDay = Date.UTC(2100, 0, 1);

export interface StoryProps {
  wamid: string;
  /** The exchange whose chapter takes the focus: the one that was just looked at. */
  focusOn: number | null;
  onShow: (exchange: number) => void;
  onClose: () => void;
}

export function Story({ wamid, focusOn, onShow, onClose }: StoryProps) {
  const story = useQuery({ queryKey: labKeys.story(wamid), queryFn: () => lab.story(wamid), retry: false });
  useFrames((frame) => {
    if (frame.type === "exchange" || (frame.type === "message" && frame.message.id === wamid))
      story.refetch();
  });
  return (
    <section className={classes.story} aria-label={words.title}>
      <div className={classes.head}>
        <h3>{words.title}</h3>
        <IconButton label={words.close} onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </IconButton>
      </div>
      {story.isPending ? (
        <div className={classes.pad}>
          <LoadingLabel />
          <SkeletonBlock width="70%" />
        </div>
      ) : null}
      {story.isError ? (
        <div className={classes.pad}>
          <Notice
            tone="plain"
            title={words.none}
            action={{ label: strings.errors.retry, onClick: () => story.refetch() }}
          >
            {words.noneText}
          </Notice>
        </div>
      ) : null}
      <ol>
        {story.data?.story.map((chapter, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: chapters have no name of their own and never change places.
          <li key={index} data-faulty={chapter.faulty || undefined} data-kind={chapter.kind}>
            {chapter.exchange === undefined ? (
              <div className={classes.line}>
                <Told chapter={chapter} />
              </div>
            ) : (
              <button
                type="button"
                className={classes.line}
                title={words.show}
                ref={chapter.exchange === focusOn ? takeFocus : null}
                onClick={() => onShow(chapter.exchange ?? 0)}
              >
                <Told chapter={chapter} />
                <IconChevronRight aria-hidden className="tl-flip" size={16} stroke={1.75} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ chapter }: { chapter: Chapter }) {
  return (
    <>
      <time>{chapter.at > someDay ? words.later : timeWithSeconds(chapter.at, { milliseconds: true })}</time>
      <b>{words.kinds[chapter.kind]}</b>
      <span>{chapter.what}</span>
    </>
  );
}

const takeFocus = (line: HTMLButtonElement | null) => line?.focus();
