/** The workspace's numbers, each as a card that says how it stands. The only one is shown at once, on its own page. */

import { IconDeviceMobile } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import type { NumberCard } from "@twinline/api";
import { EmptyState, LoadingLabel, SkeletonBlock } from "@twinline/kit";
import { figure } from "@twinline/kit/texts";
import { ConnectButton } from "../features/numbers/ConnectNumber";
import { shortMoment } from "../features/numbers/dates";
import { ModeBadge, NumberStateBadge } from "../features/numbers/NumberState";
import { numbersQuery } from "../live/queries";
import { administers } from "../live/roles";
import { pageStrings } from "../pageStrings";
import { FailedToLoad } from "../ui/FailedToLoad";
import { Page } from "../ui/Page";
import classes from "./NumbersPage.module.css";

const route = getRouteApi("/signed-in");
const words = pageStrings.numbers;

export function NumbersPage() {
  const { me } = route.useRouteContext();
  const { data: numbers, error, refetch } = useQuery(numbersQuery);
  const owner = administers(me.role);
  const [only, ...others] = numbers ?? [];
  if (only && others.length === 0)
    return <Navigate to="/numbers/$numberId" params={{ numberId: only.id }} replace />;
  const connect = owner ? <ConnectButton first={!only} /> : null;
  return (
    <Page title={words.title} action={numbers?.length ? connect : null}>
      <div className={classes.all}>
        {numbers ? (
          numbers.length === 0 ? (
            <EmptyState
              icon={<IconDeviceMobile size={22} stroke={1.6} />}
              title={words.empty}
              text={owner ? words.emptyText : words.askOwner}
              action={connect}
            />
          ) : (
            <div className={classes.cards}>
              {numbers.map((number) => (
                <NumberLink key={number.id} number={number} />
              ))}
            </div>
          )
        ) : error ? (
          <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
        ) : (
          <div className={classes.cards}>
            <LoadingLabel />
            <SkeletonBlock height={150} />
          </div>
        )}
      </div>
    </Page>
  );
}

function NumberLink({ number }: { number: NumberCard }) {
  const proof = number.last_proof_of_life;
  return (
    <Link to="/numbers/$numberId" params={{ numberId: number.id }} className={classes.card}>
      <span className={classes.head}>
        <span className="tl-grow">
          <b className="tl-cut">
            <bdi>{number.name}</bdi>
          </b>
          <bdi className={classes.digits}>{number.display}</bdi>
        </span>
        <NumberStateBadge number={number} />
        <ModeBadge number={number} />
      </span>
      <span className={classes.advice}>
        {number.advice ??
          (number.waits_for ? words.waitsFor(number.waits_for) : words.since(shortMoment(number.since)))}
      </span>
      <span className={classes.facts}>
        <span>
          <small>{words.history}</small>
          {figure(number.history_sync.messages)}
          {number.history_sync.progress === null ? "" : ` · ${words.percent(number.history_sync.progress)}`}
        </span>
        <span>
          <small>{words.contacts}</small>
          {figure(number.contacts_sync.count)}
        </span>
        <span>
          <small>{words.proof}</small>
          {proof ? shortMoment(proof.at) : words.proofNone}
        </span>
      </span>
    </Link>
  );
}
