// What can go wrong, as switches: on WhatsApp's way to us, on ours to WhatsApp, and on the phones.
import { duration, Notice } from "@twinline/kit";
import { BenchError } from "../api/client";
import { useNow } from "../api/clock";
import { useBench, useChangePhone, useClearFaults, useSetFaults } from "../api/queries";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { shortName } from "../tour/casting";
import { TextButton } from "../ui/TextButton";
import { ToggleSwitch } from "../ui/ToggleSwitch";
import { FaultRow } from "./FaultRow";
import { FaultRules } from "./FaultRules";
import classes from "./Faults.module.css";
import { inboundFaults, outboundFaults } from "./faults";
import { useFaultCount } from "./useFaultRules";

const words = strings.faults;

export function Faults() {
  const { data: bench } = useBench();
  const { desk } = useDesk();
  const set = useSetFaults();
  const clear = useClearFaults();
  const on = useFaultCount();
  if (!bench) return null;
  const error = set.error ?? clear.error;
  const shown = bench.phones.filter(
    (phone) => phone.kind === "business" || !phone.online || (desk.phones ?? []).includes(phone.id),
  );
  const rows = (specs: typeof inboundFaults) =>
    specs.map((spec) => (
      <FaultRow key={spec.key} spec={spec} faults={bench.faults} onChange={(change) => set.mutate(change)} />
    ));
  return (
    <section className={classes.panel} aria-label={words.title}>
      <div className={classes.head}>
        <span role="status">{words.active(on)}</span>
        <TextButton small disabled={on === 0} onClick={() => clear.mutate()}>
          {words.allOff}
        </TextButton>
      </div>
      {error ? (
        <div className={classes.notice}>
          <Notice tone="danger" title={error.message}>
            {error instanceof BenchError ? error.remedy : null}
          </Notice>
        </div>
      ) : null}
      <h3>{words.groups.inbound}</h3>
      {rows(inboundFaults)}
      <h3>{words.groups.outbound}</h3>
      {rows(outboundFaults)}
      <FaultRules />
      <h3>{words.groups.phones}</h3>
      {shown.map((phone) => (
        <PhoneRow key={phone.id} phone={phone} />
      ))}
    </section>
  );
}

function PhoneRow({ phone }: { phone: Phone }) {
  const change = useChangePhone();
  const now = useNow(10_000);
  const label = phone.kind === "business" ? words.shopOffline : words.phoneOffline(shortName(phone.name));
  const off = !phone.online;
  return (
    <div className={classes.row} data-on={off || undefined}>
      <ToggleSwitch
        label={label}
        on={off}
        onChange={(on) => change.mutate({ phone: phone.id, change: { online: !on } })}
      />
      <span className="tl-cut">{label}</span>
      <span className={classes.value}>
        {off && phone.offline_since !== null ? <b>{duration(now - phone.offline_since)}</b> : words.off}
      </span>
    </div>
  );
}
