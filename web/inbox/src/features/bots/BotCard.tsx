/** The bot outside that answers on a number: none yet, or where it is, how it fares, and what can be done with it. */
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type NumberBot, type OutsideBot } from "@twinline/api";
import { BotSign, dateTime, EmptyState, LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { keys } from "../../live/keys";
import { numberBotQuery } from "../../live/queries";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import classes from "./Bot.module.css";
import { BotForm } from "./BotForm";
import { BotKeysWindow } from "./BotKeysWindow";
import { Deliveries } from "./Deliveries";

const words = pageStrings.bots;

export function BotCard({ numberId, may }: { numberId: string; may: boolean }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(numberBotQuery(numberId));
  const [editing, setEditing] = useState(false);
  const [shownKeys, setShownKeys] = useState<OutsideBot["keys"]>(null);
  /** Keys are told once: they go into the window and not into the cache. */
  const take = ({ bot }: NumberBot) => {
    if (bot?.keys) setShownKeys(bot.keys);
    client.setQueryData(keys.numberBot(numberId), { bot: bot ? { ...bot, keys: null } : null });
  };
  const bot = data?.bot ?? null;
  const state = bot ? (bot.off_at === null ? words.on : words.off) : null;
  return (
    <Card id="bot" title={words.title} aside={state} span={12}>
      {bot ? (
        <Registered numberId={numberId} bot={bot} may={may} onTaken={take} onEdit={() => setEditing(true)} />
      ) : data ? (
        <EmptyState
          icon={<BotSign size={32} />}
          title={words.none}
          text={may ? words.noneText : `${words.noneText} ${words.askOwner}`}
          action={may ? <Button onClick={() => setEditing(true)}>{words.add}</Button> : null}
        />
      ) : error ? (
        <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <LoadingLabel />
          <SkeletonBlock height={120} />
        </>
      )}
      {may && data ? (
        <BotForm
          key={bot?.id ?? "new"}
          numberId={numberId}
          bot={bot}
          opened={editing}
          onClose={() => setEditing(false)}
          onTaken={take}
        />
      ) : null}
      <BotKeysWindow keys={shownKeys} onClose={() => setShownKeys(null)} />
    </Card>
  );
}

interface RegisteredProps {
  numberId: string;
  bot: OutsideBot;
  may: boolean;
  onTaken: (told: NumberBot) => void;
  onEdit: () => void;
}

function Registered({ numberId, bot, may, onTaken, onEdit }: RegisteredProps) {
  return (
    <>
      <p className={classes.who}>
        <BotSign size={20} />
        <b>
          <bdi>{bot.name}</bdi>
        </b>
      </p>
      <dl className={classes.facts}>
        <dt>{words.url}</dt>
        <dd>
          <code dir="ltr">{bot.url}</code>
        </dd>
        <dt>{words.deadline}</dt>
        <dd>{words.within(bot.deadline_ms / 1000)}</dd>
        <dt>{words.since}</dt>
        <dd>{words.addedBy(dateTime(bot.at), bot.by?.name ?? pageStrings.rules.somebody)}</dd>
      </dl>
      {bot.off_at === null ? null : (
        <Notice tone="plain" title={words.isOff(dateTime(bot.off_at))}>
          {words.isOffText}
        </Notice>
      )}
      {may ? <Actions numberId={numberId} bot={bot} onTaken={onTaken} onEdit={onEdit} /> : null}
      <Deliveries deliveries={bot.deliveries} />
    </>
  );
}

type Said = { tone: "info" | "danger"; title: string; text: string | null };

function Actions({ numberId, bot, onTaken, onEdit }: Omit<RegisteredProps, "may">) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  /** What cannot be taken back is asked for twice, in its place. */
  const [asked, setAsked] = useState<"rotate" | "remove" | null>(null);
  const run = async (act: () => Promise<Said | null>) => {
    setBusy(true);
    setAsked(null);
    try {
      setSaid(await act());
    } catch (error) {
      const { fact, remedy } = problemWords(error);
      setSaid({ tone: "danger", title: fact, text: remedy });
    }
    setBusy(false);
  };
  const taken = (told: Promise<NumberBot>) =>
    run(async () => {
      onTaken(await told);
      return null;
    });
  const test = () =>
    run(async () => {
      const { status, error } = await api.testNumberBot(numberId);
      const fine = status !== null && status >= 200 && status < 300;
      if (fine) return { tone: "info", title: words.tested(status), text: words.testedText };
      const text = status === 401 || status === 403 ? words.testUnsigned : (error ?? words.testFailedText);
      return { tone: "danger", title: words.testFailed(status), text };
    });
  const isOn = bot.off_at === null;
  const { name, url, deadline_ms } = bot;
  const button = { size: "xs", variant: "default", disabled: busy } as const;
  return (
    <>
      <div className={classes.actions}>
        <Button {...button} onClick={() => void test()}>
          {words.test}
        </Button>
        <Button {...button} onClick={onEdit}>
          {words.edit}
        </Button>
        <Button {...button} onClick={() => setAsked("rotate")}>
          {words.rotate}
        </Button>
        <Button
          {...button}
          onClick={() => void taken(api.setNumberBot(numberId, { name, url, deadline_ms, on: !isOn }))}
        >
          {isOn ? words.turnOff : words.turnOn}
        </Button>
        <Button {...button} variant="subtle" c="var(--tl-danger-ink)" onClick={() => setAsked("remove")}>
          {words.remove}
        </Button>
      </div>
      {asked === "rotate" ? (
        <Notice
          tone="warning"
          title={words.rotateAsk}
          actions={[
            { label: words.rotateDo, onClick: () => void taken(api.rotateNumberBotKeys(numberId)) },
            { label: strings.common.cancel, onClick: () => setAsked(null) },
          ]}
        >
          {words.rotateText}
        </Notice>
      ) : null}
      {asked === "remove" ? (
        <Notice
          tone="warning"
          title={words.removeAsk(name)}
          actions={[
            {
              label: words.removeDo,
              onClick: () => void taken(api.removeNumberBot(numberId).then(() => ({ bot: null }))),
            },
            { label: strings.common.cancel, onClick: () => setAsked(null) },
          ]}
        >
          {words.removeText}
        </Notice>
      ) : null}
      {said ? (
        <Notice
          tone={said.tone}
          title={said.title}
          action={{ label: strings.common.close, onClick: () => setSaid(null) }}
        >
          {said.text}
        </Notice>
      ) : null}
    </>
  );
}
