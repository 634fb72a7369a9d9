/** Why a message is here: who told of it, how it stands on both sides, and what happened to it, step by step. */
import { Modal } from "@mantine/core";
import { IconDeviceMobile, IconInbox } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api, type Message, type MessageStory } from "@twinline/api";
import { BubbleSkeleton, dateTime, LoadingLabel, timeWithSeconds } from "@twinline/kit";
import { keys } from "../../live/keys";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { CopyWords } from "../thread/shown/CopyWords";
import classes from "./StoryWindow.module.css";
import { priceWords, stepDetail, stepWords } from "./stepWords";
import { words } from "./words";

interface Props {
  message: Message | null;
  onClose: () => void;
}

export default function StoryWindow({ message, onClose }: Props) {
  return (
    <Modal opened={message !== null} onClose={onClose} title={words.title} size="md">
      {message ? <Story message={message} /> : null}
    </Modal>
  );
}

function Story({ message }: { message: Message }) {
  const { conversation_id, id, version } = message;
  // Another version has another story.
  const { data, error, refetch } = useQuery({
    queryKey: keys.story(id, version),
    queryFn: () => api.messageStory(conversation_id, id),
    placeholderData: (before: MessageStory | undefined) => before,
  });
  if (error) return <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div aria-busy>
        <LoadingLabel />
        <BubbleSkeleton side="in" width={300} />
        <BubbleSkeleton side="in" width={240} />
      </div>
    );
  const price = priceWords(data);
  return (
    <div className={classes.story}>
      <div className={classes.sides}>
        <section data-side="inbox">
          <h3>
            <IconInbox size={14} stroke={2} aria-hidden /> {words.here}
          </h3>
          <p>{words.stands}</p>
        </section>
        <section data-side="phone">
          <h3>
            <IconDeviceMobile size={14} stroke={2} aria-hidden /> {words.phone}
          </h3>
          <p>{words.phoneSide[data.phone]}</p>
          {data.trouble ? <p className={classes.detail}>{data.trouble.sentence}</p> : null}
        </section>
      </div>
      <h3>{words.steps}</h3>
      <ol className={classes.steps}>
        {data.steps.map((step) => (
          <li key={`${step.what} ${step.attempt ?? ""} ${step.side ?? ""}`} data-what={step.what}>
            <span className={classes.what}>
              {stepWords(step)}
              {stepDetail(step) ? <span className={classes.detail}>{stepDetail(step)}</span> : null}
            </span>
            {step.at === null ? (
              <span className={classes.time}>{words.untimed}</span>
            ) : (
              <time
                className={classes.time}
                dateTime={new Date(step.at).toISOString()}
                title={dateTime(step.at)}
              >
                {timeWithSeconds(step.at)}
              </time>
            )}
          </li>
        ))}
      </ol>
      <dl className={classes.facts}>
        <div>
          <dt>{words.told}</dt>
          <dd>{data.sources.map((source) => words.sources[source]).join("; ")}</dd>
        </div>
        {price ? (
          <div>
            <dt>{words.price}</dt>
            <dd>{price}</dd>
          </div>
        ) : null}
        <div>
          <dt>{words.id}</dt>
          <dd>
            {data.external_id ? (
              <>
                <code className="tl-cut">{data.external_id}</code>
                <CopyWords words={data.external_id} label={words.copyId} />
              </>
            ) : (
              words.noId
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}
