// The advertisement or post that brought somebody here.
import { IconSpeakerphone } from "@tabler/icons-react";
import type { Referral } from "../../api/types";
import { phoneStrings } from "../strings";
import classes from "./ReferralView.module.css";

const words = phoneStrings.bubble;

export function ReferralView({ referral }: { referral: Referral }) {
  const host = URL.canParse(referral.source_url)
    ? new URL(referral.source_url).hostname
    : referral.source_url;
  return (
    <div className={classes.ad}>
      <span className={classes.kind}>
        <IconSpeakerphone size={13} stroke={2} aria-hidden />
        {referral.source_type === "ad" ? words.ad : words.post}
      </span>
      {referral.headline ? <b dir="auto">{referral.headline}</b> : null}
      {referral.body ? <span dir="auto">{referral.body}</span> : null}
      <small className="tl-cut">{host}</small>
    </div>
  );
}
