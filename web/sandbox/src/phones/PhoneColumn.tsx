// One phone: who it belongs to and how it is, then the device with its list or its chat.
import { IconPlane, IconWifi } from "@tabler/icons-react";
import { Avatar, OriginMark } from "@twinline/kit";
import { useNow } from "../api/clock";
import { useBench, useChangePhone } from "../api/queries";
import type { Screen } from "../api/screens";
import type { Phone } from "../api/types";
import { SignUpRequest } from "../sign_up/SignUpRequest";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { CompanionColumn } from "./companions/CompanionColumn";
import { Device } from "./Device";
import { PhoneApp } from "./PhoneApp";
import classes from "./PhoneColumn.module.css";
import { PhoneMenu } from "./PhoneMenu";
import { phoneState } from "./phoneWords";

const words = strings.phones;

/** A linked device has a column of its own kind. */
export function ScreenColumn({ screen }: { screen: Screen }) {
  if (screen.companion) return <CompanionColumn screen={screen} companion={screen.companion} />;
  return <PhoneColumn phone={screen} />;
}

export function PhoneColumn({ phone }: { phone: Phone }) {
  const { data: bench } = useBench();
  const change = useChangePhone();
  // The shop's phone is somebody's: "Aurora, owner".
  const owner = phone.kind === "business" ? bench?.business.owner : null;
  const title = owner ? words.owned(owner.split(" ")[0] ?? owner) : phone.name;
  return (
    <article className={classes.column} aria-label={words.screen(phone.name)}>
      <div className={classes.caption}>
        {phone.kind === "business" ? (
          <OriginMark origin="phone" name={words.ownerName(phone.name)} />
        ) : (
          <Avatar name={phone.name} size={28} picture={phone.picture_url} />
        )}
        <div className={classes.who}>
          <h2 className="tl-cut">
            <bdi>{title}</bdi>
          </h2>
          <PhoneState phone={phone} />
        </div>
        <PhoneMenu phone={phone} />
        <IconButton
          label={words.goOffline(phone.name)}
          aria-pressed={!phone.online}
          on={!phone.online}
          onClick={() => change.mutate({ phone: phone.id, change: { online: !phone.online } })}
        >
          {phone.online ? <IconWifi size={18} stroke={1.75} /> : <IconPlane size={18} stroke={1.75} />}
        </IconButton>
      </div>
      {phone.kind === "business" ? <SignUpRequest /> : null}
      <Device online={phone.online}>
        <PhoneApp phone={phone} />
      </Device>
    </article>
  );
}

function PhoneState({ phone }: { phone: Phone }) {
  const now = useNow(10_000);
  const state = phoneState(phone, now);
  return (
    <p className="tl-cut" title={state}>
      {state}
    </p>
  );
}
