// Status posts: shown to contacts for a day, told to no API.
import { IconTrash } from "@tabler/icons-react";
import { EmptyState, listTime, plainText } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { appCalls, type Status } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import { useNow } from "../../api/clock";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { AppPage } from "./AppPage";
import classes from "./app.module.css";
import { StatusSheet } from "./StatusSheet";
import { useNames } from "./useNames";

const words = phoneStrings.app.updates;

export function UpdatesTab() {
  const [adding, setAdding] = useState(false);
  const deed = useAppDeed();
  const now = useNow(60_000);
  return (
    <AppPage
      title={phoneStrings.app.tabs.updates}
      stays
      add={{ label: words.add, onClick: () => setAdding(true) }}
    >
      {(app) => (
        <>
          <Failure error={deed.error} />
          {app.statuses.length === 0 ? <EmptyState title={words.none} text={words.noneText} /> : null}
          <ul className={classes.rows}>
            {app.statuses.map((status) => (
              <Row
                key={status.id}
                status={status}
                now={now}
                onRemove={() => deed.mutate(() => appCalls.removeStatus(status.id))}
              />
            ))}
          </ul>
          {adding ? <NewStatus onClose={() => setAdding(false)} /> : null}
        </>
      )}
    </AppPage>
  );
}

function Row({ status, now, onRemove }: { status: Status; now: number; onRemove: () => void }) {
  const { nameOf } = useNames();
  const [opened, setOpened] = useState(false);
  const over = status.expires_at <= now;
  const text = status.text === null ? words.picture : plainText(status.text);
  return (
    <li>
      <button type="button" className={classes.go} title={words.open} onClick={() => setOpened(true)}>
        <span aria-hidden className={classes.sign} data-ring={!over || undefined}>
          {status.media?.mime.startsWith("image/") ? <img src={status.media.url} alt="" /> : text.slice(0, 2)}
        </span>
        <span className={classes.words}>
          <b dir="auto">{text}</b>
          <small title={status.seen_by.map(nameOf).join(", ")}>
            {over ? words.over : words.until(listTime(status.expires_at, now))},{" "}
            {words.seen(status.seen_by.length)}
          </small>
        </span>
      </button>
      <button type="button" className={classes.small} aria-label={words.remove(text)} onClick={onRemove}>
        <IconTrash size={16} stroke={1.75} aria-hidden />
      </button>
      {opened ? <StatusSheet status={status} now={now} onClose={() => setOpened(false)} /> : null}
    </li>
  );
}

function NewStatus({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | undefined>();
  const deed = useAppDeed();
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deed.mutate(() => appCalls.addStatus(text.trim(), file), { onSuccess: onClose });
  };
  return (
    <Sheet
      title={words.add}
      onClose={onClose}
      foot={
        <SheetButton
          look="filled"
          type="submit"
          form={id}
          disabled={(text.trim() === "" && !file) || deed.isPending}
        >
          {words.post}
        </SheetButton>
      }
    >
      <form id={id} className={sheets.form} onSubmit={submit}>
        <Failure error={deed.error} />
        <label>
          {words.text}
          <textarea
            rows={3}
            maxLength={700}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label>
          {words.withPicture}
          <input
            type="file"
            accept="image/jpeg,image/png"
            onChange={(event) => setFile(event.target.files?.[0])}
          />
        </label>
      </form>
    </Sheet>
  );
}
