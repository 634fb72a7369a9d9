// Step 3: the phone loses the network, somebody writes, the phone comes back and catches up.
import { useChangePhone } from "../api/queries";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { shortName } from "./casting";
import { useGuide } from "./GuideProvider";
import { Sightings, StepActs, StepText } from "./StepParts";
import { useLetWrite, useScene } from "./useScene";

const words = strings.guide.steps.airplane;

export function AirplaneStep() {
  const { tour } = useGuide();
  const scene = useScene();
  const letWrite = useLetWrite();
  const change = useChangePhone();
  const { off, wroteAt, heard, back, arrived } = tour.airplane;
  const writer = scene.phoneOf(tour.airplane.customer) ?? scene.cast();
  const name = writer ? shortName(writer.name) : "";
  const { owner } = scene;
  const turn = (online: boolean) => owner && change.mutate({ phone: owner.id, change: { online } });
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
      </StepActs>
    </>
  );
}
