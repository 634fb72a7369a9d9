// Step 3: the phone loses the network, somebody writes, the phone comes back and catches up.
import type { ReactNode } from "react";
import { useChangePhone } from "../api/queries";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { shortName } from "./casting";
import { useGuide } from "./GuideProvider";
import { Sightings, StepActs, StepText } from "./StepParts";
import { useLetWrite, useScene } from "./useScene";

const words = strings.guide.steps.airplane;

export function AirplaneStep({ ways }: { ways: ReactNode }) {
  const { tour } = useGuide();
  const { act } = useDesk();
  const scene = useScene();
  const letWrite = useLetWrite();
  const change = useChangePhone();
  const { off, wroteAt, heard, back, arrived } = tour.airplane;
  const writer = scene.phoneOf(tour.airplane.customer) ?? scene.cast();
  const name = writer ? shortName(writer.name) : "";
  const { owner } = scene;
  const turn = (online: boolean) => {
    if (!owner) return;
    // The list shows best who wrote once the phone is back.
    act({ act: "show-chat", phone: owner.id, peer: null });
    change.mutate({ phone: owner.id, change: { online } });
  };
  return (
    <>
      <StepText>{words.text(name)}</StepText>
      <Sightings
        list={[
          { text: words.off, seen: off },
          { text: words.wrote(name), seen: wroteAt !== null },
          { text: words.heard, seen: heard },
          { text: words.back, seen: back },
          { text: words.arrived, seen: arrived },
        ]}
      />
      <StepActs>
        {!off ? (
          <TextButton look="filled" onClick={() => turn(false)}>
            {words.actOff}
          </TextButton>
        ) : null}
        {off && wroteAt === null && writer ? (
          <TextButton
            look="filled"
            disabled={letWrite.pending}
            onClick={() => letWrite.write(writer, words.message)}
          >
            {words.actWrite(name)}
          </TextButton>
        ) : null}
        {off && wroteAt !== null && !back ? (
          <TextButton look="filled" onClick={() => turn(true)}>
            {words.actBack}
          </TextButton>
        ) : null}
        {ways}
      </StepActs>
    </>
  );
}
