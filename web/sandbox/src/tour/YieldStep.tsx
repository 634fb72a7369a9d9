// Step 2: a greeting comes in, a person answers first, the bot stays quiet.

import { Notice } from "@twinline/kit";
import type { ReactNode } from "react";
import { useNow } from "../api/clock";
import { useSetClock } from "../api/queries";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { shortName } from "./casting";
import { NoPlatform } from "./EchoStep";
import { useGuide } from "./GuideProvider";
import { Sightings, StepActs, StepText } from "./StepParts";
import { quietMs } from "./tour";
import { useLetWrite, useScene } from "./useScene";

const words = strings.guide.steps.yield;

export function YieldStep({ ways }: { ways: ReactNode }) {
  const { tour, tell } = useGuide();
  const scene = useScene();
  const letWrite = useLetWrite();
  const setClock = useSetClock();
  const now = useNow();
  const { customer, greetedAt, answeredAt, outcome } = tour.yielding;
  const player = scene.phoneOf(customer) ?? scene.cast(tour.echo.peer, customer);
  const name = player ? shortName(player.name) : "";
  const left = answeredAt === null ? 0 : Math.ceil((answeredAt + quietMs - now) / 1000);
  return (
    <>
      <StepText>{words.text(name)}</StepText>
      <Sightings
        list={[
          { text: words.greeted(name), seen: greetedAt !== null },
          { text: words.answered, seen: answeredAt !== null },
          {
            text: left > 0 && outcome === null ? words.quietFor(left) : words.quiet,
            seen: outcome === "quiet",
          },
        ]}
      />
      {scene.bench && !scene.bench.business.connected ? <NoPlatform /> : null}
      {outcome === "late" ? (
        <div style={{ marginBlockStart: 8 }}>
          <Notice
            tone="info"
            title={words.late}
            action={{ label: words.retry, onClick: () => tell({ on: "retry" }) }}
          >
            {words.lateText}
          </Notice>
        </div>
      ) : null}
      <StepActs>
        {greetedAt === null && player ? (
          <TextButton
            look="filled"
            disabled={letWrite.pending}
            onClick={() => {
              // Ten seconds to answer only make sense at the pace of a person.
              if (scene.bench?.clock.rate !== 1) setClock.mutate({ rate: 1 });
              letWrite.write(player, words.greeting, true);
            }}
          >
            {words.act(name)}
          </TextButton>
        ) : null}
        {ways}
      </StepActs>
    </>
  );
}
