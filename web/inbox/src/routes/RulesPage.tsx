/** The rules of a number: sentences with fields, and beside them what follows. Saved at once as a whole, and undone as well. */
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { api, asProblem, type NumberRules, type Rules } from "@twinline/api";
import { dateTime, LoadingLabel, Notice, SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { businessNow } from "../clock";
import { BotCard } from "../features/bots/BotCard";
import { Wrongs } from "../features/rules/fields";
import { HoursCard, localZone } from "../features/rules/HoursCard";
import { AutomaticCard, PeopleCard, TopicsCard } from "../features/rules/ListCards";
import { LanguagesCard, OrderCard, WaitsCard } from "../features/rules/OrderCard";
import { type Asked, PreviewCard } from "../features/rules/PreviewCard";
import { ReportCard } from "../features/rules/ReportCard";
import classes from "../features/rules/Rules.module.css";
import { SimulatorCard } from "../features/rules/SimulatorCard";
import { keys } from "../live/keys";
import { numberQuery, numberRulesQuery } from "../live/queries";
import { administers, leads } from "../live/roles";
import { pageStrings } from "../pageStrings";
import { strings } from "../strings";
import { FailedToLoad } from "../ui/FailedToLoad";
import { Card, Page } from "../ui/Page";
import { problemWords } from "../ui/problemWords";

const route = getRouteApi("/signed-in/numbers/$numberId/rules");
const frame = getRouteApi("/signed-in");
const words = pageStrings.rules;

export function RulesPage() {
  const { numberId } = route.useParams();
  const { data: number } = useQuery(numberQuery(numberId));
  const { data: told, error, refetch } = useQuery(numberRulesQuery(numberId));
  const crumb = (
    <>
      <Link to="/numbers">{pageStrings.numbers.title}</Link> ·{" "}
      <Link to="/numbers/$numberId" params={{ numberId }}>
        {number?.name ?? pageStrings.numbers.title}
      </Link>
    </>
  );
  return (
    <Page crumb={crumb} title={words.title}>
      {told ? (
        <Editor key={numberId} numberId={numberId} told={told} />
      ) : (
        <div className={classes.bar}>
          {error ? (
            <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
          ) : (
            <>
              <LoadingLabel />
              <SkeletonBlock height={240} />
            </>
          )}
        </div>
      )}
    </Page>
  );
}

function Editor({ numberId, told }: { numberId: string; told: NumberRules }) {
  const client = useQueryClient();
  const { me } = frame.useRouteContext();
  const may = leads(me.role);
  /** What is on the page, and which version it was begun on. */
  const [draft, setDraft] = useState({ rules: told.rules, version: told.version });
  const [asked, setAsked] = useState<Asked>({ at: businessNow(), text: "", who: null });
  const [before, setBefore] = useState<Rules | null>(null);
  const [failure, setFailure] = useState<{ code: string; fact: string; remedy: string | null } | null>(null);
  const [saving, setSaving] = useState(false);
  const edited = JSON.stringify(draft.rules) !== JSON.stringify(told.rules);
  const rules = edited ? draft.rules : told.rules;
  const version = edited ? draft.version : told.version;
  const change = (next: Partial<Rules>) => setDraft({ rules: { ...rules, ...next }, version });

  const { who, ...said } = asked;
  const conversation_id = who?.conversationId ?? null;
  const [question] = useDebouncedValue({ rules, zone: localZone(), conversation_id, ...said }, 200);
  const preview = useQuery({
    queryKey: [...keys.numberRules(numberId), "preview", question],
    queryFn: () => api.previewNumberRules(numberId, question),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const wrong = preview.error ? asProblem(preview.error).errors : [];

  const save = async (next: Rules, seen: number, undo: boolean) => {
    setSaving(true);
    setFailure(null);
    try {
      const saved = await api.setNumberRules(numberId, seen, next);
      setBefore(undo ? null : told.rules);
      client.setQueryData(keys.numberRules(numberId), saved);
      setDraft({ rules: saved.rules, version: saved.version });
    } catch (error) {
      setFailure({ code: asProblem(error).code, ...problemWords(error) });
    }
    setSaving(false);
  };
  const theirs = async () => {
    setFailure(null);
    const now = await client.fetchQuery({ ...numberRulesQuery(numberId), staleTime: 0 });
    setDraft({ rules: now.rules, version: now.version });
  };
  const form = { rules, onChange: change };
  return (
    <Wrongs value={wrong}>
      <div className={classes.bar}>
        {may ? (
          <>
            <Button
              onClick={() => void save(rules, version, false)}
              disabled={!edited || wrong.length > 0}
              loading={saving}
            >
              {words.save}
            </Button>
            {edited ? (
              <Button
                variant="default"
                onClick={() => setDraft({ rules: told.rules, version: told.version })}
              >
                {words.discard}
              </Button>
            ) : null}
          </>
        ) : null}
        <span role="status">
          {!may
            ? words.askSupervisor
            : edited
              ? words.edited
              : before
                ? words.saved(told.version)
                : words.holds}
        </span>
        {before && !edited ? (
          <Button variant="subtle" onClick={() => void save(before, told.version, true)}>
            {words.undo}
          </Button>
        ) : null}
      </div>
      {failure ? (
        <div className={classes.bar}>
          <Notice
            tone="danger"
            title={failure.fact}
            action={
              failure.code === "rules_moved"
                ? { label: words.readTheirs, onClick: () => void theirs() }
                : { label: strings.common.close, onClick: () => setFailure(null) }
            }
          >
            {failure.remedy}
          </Notice>
        </div>
      ) : null}
      <div className={classes.column}>
        <PeopleCard {...form} />
        <TopicsCard {...form} />
        <LanguagesCard {...form} />
        <HoursCard {...form} />
        <OrderCard {...form} />
        <WaitsCard {...form} />
        <AutomaticCard {...form} />
      </div>
      <div className={classes.beside}>
        <PreviewCard
          lineId={numberId}
          asked={asked}
          onAsk={(next) => setAsked({ ...asked, ...next })}
          sentence={wrong.length > 0 ? words.previewWrong : preview.data?.sentence}
        />
        <SimulatorCard numberId={numberId} rules={rules} />
        {may ? <BotCard numberId={numberId} may={administers(me.role)} /> : null}
        <ReportCard numberId={numberId} />
        <Versions
          told={told}
          onPut={may ? (next) => setDraft({ rules: next, version: told.version }) : null}
        />
      </div>
    </Wrongs>
  );
}

function Versions({ told, onPut }: { told: NumberRules; onPut: ((rules: Rules) => void) | null }) {
  return (
    <Card title={words.versions} span={12}>
      {told.settings.length === 0 ? <p className={classes.none}>{words.versionsNone}</p> : null}
      <ul className={classes.list}>
        {told.settings.map(({ version, at, by, rules }) => (
          <li key={version} className={classes.item}>
            <span>{words.setBy(by?.name ?? words.somebody, dateTime(at))}</span>
            <span className="tl-grow" />
            {onPut && version !== told.version ? (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={words.bringBackOf(version)}
                onClick={() => onPut(rules)}
              >
                {words.bringBack}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
