// Calls: the app makes and takes them; the API hears of none.
import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing, IconVideo } from "@tabler/icons-react";
import { clockText, EmptyState, listTime } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { appCalls, type Call } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useNow } from "../../api/clock";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { AppPage } from "./AppPage";
import classes from "./app.module.css";
import { useNames } from "./useNames";

const words = phoneStrings.app.calls;

export function CallsTab() {
  const [adding, setAdding] = useState(false);
  const now = useNow(60_000);
  return (
    <AppPage
      title={phoneStrings.app.tabs.calls}
      stays
      add={{ label: words.add, onClick: () => setAdding(true) }}
    >
      {(app) => (
        <>
          {app.calls.length === 0 ? <EmptyState title={words.none} text={words.noneText} /> : null}
          <ul className={classes.rows}>
            {app.calls.map((call) => (
              <Row key={call.id} call={call} now={now} />
            ))}
          </ul>
          {adding ? <NewCall onClose={() => setAdding(false)} /> : null}
        </>
      )}
    </AppPage>
  );
}

function Row({ call, now }: { call: Call; now: number }) {
  const { nameOf } = useNames();
  const missed = call.seconds === null;
  const Icon = call.direction === "in" ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <li>
      <span className={classes.sign}>
        <Icon size={18} stroke={1.75} aria-hidden />
      </span>
      <span className={classes.words}>
        <b>
          <bdi>{nameOf(call.peer)}</bdi>
        </b>
        <small data-missed={missed || undefined}>
          {words.way(call.direction, missed)}
          {call.seconds === null ? "" : `, ${clockText(call.seconds)}`}, {listTime(call.at, now)}
        </small>
      </span>
      {call.video ? (
        <IconVideo size={16} stroke={1.75} role="img" aria-label={words.video} />
      ) : (
        <IconPhone size={16} stroke={1.75} role="img" aria-label={words.voice} />
      )}
    </li>
  );
}

const lengths = [0, 12, 95, 640];

function NewCall({ onClose }: { onClose: () => void }) {
  const { customers, name } = useNames();
  const [peer, setPeer] = useState(customers[0]?.id ?? "");
  const [direction, setDirection] = useState<Call["direction"]>("in");
  const [video, setVideo] = useState(false);
  const [seconds, setSeconds] = useState(95);
  const deed = useAppDeed();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = { peer, direction, video, seconds: seconds === 0 ? null : seconds };
    deed.mutate(() => appCalls.addCall(made), { onSuccess: onClose });
  };
  return (
    <Sheet
      title={words.add}
      onClose={onClose}
      foot={
        <SheetButton look="filled" type="submit" form={id} disabled={peer === "" || deed.isPending}>
          {words.make}
        </SheetButton>
      }
    >
      <form id={id} className={sheets.form} onSubmit={submit}>
        <Failure error={deed.error} />
        <label>
          {words.with}
          <select value={peer} onChange={(event) => setPeer(event.target.value)}>
            {customers.map((one) => (
              <option key={one.id} value={one.id}>
                {name(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.direction}
          <select
            value={direction}
            onChange={(event) => setDirection(event.target.value === "in" ? "in" : "out")}
          >
            <option value="in">{words.way("in", false)}</option>
            <option value="out">{words.way("out", false)}</option>
          </select>
        </label>
        <label>
          {words.kind}
          <select
            value={video ? "video" : "voice"}
            onChange={(event) => setVideo(event.target.value === "video")}
          >
            <option value="voice">{words.voice}</option>
            <option value="video">{words.video}</option>
          </select>
        </label>
        <label>
          {words.length}
          <select value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
            {lengths.map((one) => (
              <option key={one} value={one}>
                {one === 0 ? words.unanswered : clockText(one)}
              </option>
            ))}
          </select>
        </label>
      </form>
    </Sheet>
  );
}
