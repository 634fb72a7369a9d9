// Step 1: answer on the phone, and watch the echo.

import { Notice } from "@twinline/kit";
import type { ReactNode } from "react";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { useGuide } from "./GuideProvider";
import { Sightings, StepActs, StepText } from "./StepParts";
import { useScene } from "./useScene";

const words = strings.guide.steps.echo;

export function EchoStep({ ways }: { ways: ReactNode }) {
  const { tour } = useGuide();
  const { act } = useDesk();
  const scene = useScene();
  const { answeredAt, exchange } = tour.echo;
  const waiting = scene.chats.find((chat) => !chat.preview_from_me) ?? scene.chats[0];
  return (
    <>
      <StepText>{words.text}</StepText>
      <Sightings
        list={[
          { text: words.answered, seen: answeredAt !== null },
          { text: words.echoed, seen: exchange !== null },
        ]}
      />
      {scene.bench && !scene.bench.business.connected ? <NoPlatform /> : null}
      <StepActs>
        {answeredAt === null && waiting ? (
          <TextButton look="filled" onClick={() => scene.openOnOwner(waiting.peer)}>
            {words.act}
          </TextButton>
        ) : null}
        {exchange !== null ? (
          <TextButton
            onClick={() => {
              act({ act: "exchange", exchange });
              if (window.innerWidth < 1000) act({ act: "pane", pane: "traffic" });
            }}
          >
            {words.look}
          </TextButton>
        ) : null}
        {ways}
      </StepActs>
    </>
  );
}

export function NoPlatform() {
  return (
    <div style={{ marginBlockStart: 8 }}>
      <Notice tone="warning" title={`${strings.link.detached}.`}>
        {strings.link.detachedHint}
      </Notice>
    </div>
  );
}
