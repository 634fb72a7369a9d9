// Step 4: a day passes and the customer's 24 hours are over.
import { dateTime } from "@twinline/kit";
import { type ReactNode, useEffect } from "react";
import { useMessages, useSetClock } from "../api/queries";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { shortName } from "./casting";
import { useGuide } from "./GuideProvider";
import { Sightings, StepActs, StepText } from "./StepParts";
import { useScene } from "./useScene";

const words = strings.guide.steps.window;
const dayMs = 86_400_000;

export function WindowStep({ ways }: { ways: ReactNode }) {
  const { tour, tell } = useGuide();
  const scene = useScene();
  const setClock = useSetClock();
  const { customer, closes, jumped, closed } = tour.window;
  const player = scene.phoneOf(customer) ?? scene.cast();
  const name = player ? shortName(player.name) : "";

  // Nobody to watch yet, as when steps were skipped: take whoever is cast, by their last word.
  const said = useMessages(player?.id ?? "", scene.owner?.id ?? "").data?.pages.flatMap(
    (page) => page.messages,
  );
  const last = said
    ?.filter((message) => message.from_me)
    .reduce((at, message) => Math.max(at, message.at), 0);
  useEffect(() => {
    if (closes === null && player && last) tell({ on: "watch", customer: player.id, closes: last + dayMs });
  }, [closes, player, last, tell]);

  return (
    <>
      <StepText>{words.text(name)}</StepText>
      <Sightings
        list={[
          { text: words.jumped, seen: jumped },
          {
            text: closed || closes === null ? words.closed(name) : words.closes(dateTime(closes)),
            seen: closed,
          },
        ]}
      />
      <StepActs>
        {closed ? null : (
          <TextButton look="filled" onClick={() => setClock.mutate({ advance_ms: dayMs })}>
            {words.act}
          </TextButton>
        )}
        {ways}
      </StepActs>
    </>
  );
}
