// A customer wants no more offers of the business, or wants them again. WhatsApp tells the business.
import { IconSpeakerphone } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStanding } from "../../account/standingQueries";
import { phoneCalls } from "../../api/phones";
import type { Phone } from "../../api/types";
import { Failure } from "../Failure";
import { phoneStrings } from "../strings";

const words = phoneStrings.info.marketing;

export function MarketingWay({ phone }: { phone: Phone }) {
  const client = useQueryClient();
  const { data: standing } = useStanding();
  const choose = useMutation({
    mutationFn: (stopped: boolean) => phoneCalls.chooseMarketing(phone.id, stopped),
    onSuccess: () => client.invalidateQueries({ queryKey: ["account", "standing"] }),
  });
  if (!standing) return null;
  const stopped = standing.stopped_marketing.includes(phone.id);
  return (
    <li>
      <button type="button" disabled={choose.isPending} onClick={() => choose.mutate(!stopped)}>
        <IconSpeakerphone size={18} stroke={1.75} aria-hidden />
        <span>
          {stopped ? words.again : words.stop}
          <small>{stopped ? words.stopped : words.hint}</small>
        </span>
      </button>
      <Failure error={choose.error} />
    </li>
  );
}
