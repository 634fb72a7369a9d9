/** What one is told of while one looks elsewhere, and how: kept at each change, on every device. */
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type Me, type Notices, type QuietHours } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useRef, useState } from "react";
import { keys } from "../../live/keys";
import { meQuery, savedViewsQuery } from "../../live/queries";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { chime } from "../notices/chime";
import classes from "./Account.module.css";
import { noticeWords as words } from "./noticeWords";

const ABOUT = ["mine", "unassigned", "all"] as const;
const NIGHT: QuietHours = { from: "20:00", to: "08:00" };

const isBuiltIn = (word: string) => ABOUT.some((each) => each === word);

export function NoticesCard() {
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: views = [] } = useQuery(savedViewsQuery);
  /** What was chosen and is not kept yet. */
  const [wished, setWished] = useState<Notices | null>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  if (!me) return null;
  const notices = wished ?? me.notices;
  const set = async (change: Partial<Notices>) => {
    const next = { ...notices, ...change };
    setFailure(null);
    setWished(next);
    // One after another: the last choice is the one that stays.
    const kept = before.current.then(() => api.setNotices(next));
    before.current = kept.catch(() => undefined);
    try {
      const now = await kept;
      client.setQueryData<Me>(keys.me, (known) => known && { ...known, notices: now });
    } catch (error) {
      setFailure(problemWords(error));
    }
    setWished((latest) => (latest === next ? null : latest));
  };
  // A view that was removed tells of nothing: it goes with the next choice.
  const chosen = notices.about.filter((word) => isBuiltIn(word) || views.some(({ id }) => id === word));
  const about = (word: string, label: string) => (
    <Checkbox
      key={word}
      label={label}
      checked={chosen.includes(word)}
      onChange={(event) =>
        void set({
          about: event.currentTarget.checked ? [...chosen, word] : chosen.filter((each) => each !== word),
        })
      }
    />
  );
  return (
    <Card title={words.title} span={6}>
      <div className={classes.form}>
        <fieldset className={classes.choices}>
          <legend>{words.about}</legend>
          {ABOUT.map((word) => about(word, words.abouts[word]))}
          {views.map(({ id, name }) => about(id, words.view(name)))}
          <Checkbox
            label={words.mentions}
            checked={notices.mentions}
            onChange={(event) => void set({ mentions: event.currentTarget.checked })}
          />
        </fieldset>
        <fieldset className={classes.choices}>
          <legend>{words.how}</legend>
          <div className={classes.beside}>
            <Checkbox
              label={words.sound}
              checked={notices.sound}
              onChange={(event) => void set({ sound: event.currentTarget.checked })}
            />
            <Button variant="subtle" size="compact-sm" onClick={() => void chime()}>
              {words.hear}
            </Button>
          </div>
          <Desktop wanted={notices.desktop} onWanted={(desktop) => void set({ desktop })} />
          <Checkbox
            label={words.quiet}
            checked={notices.quiet !== null}
            onChange={(event) => void set({ quiet: event.currentTarget.checked ? NIGHT : null })}
          />
          {notices.quiet ? <Quiet quiet={notices.quiet} onQuiet={(quiet) => void set({ quiet })} /> : null}
        </fieldset>
        {failure ? (
          <Notice tone="danger" title={failure.fact}>
            {failure.remedy}
          </Notice>
        ) : null}
      </div>
    </Card>
  );
}

/** Each browser asks for itself; what is wanted goes along to all of them. */
function Desktop({ wanted, onWanted }: { wanted: boolean; onWanted: (wanted: boolean) => void }) {
  const [permission, setPermission] = useState<NotificationPermission | "none">(
    globalThis.Notification?.permission ?? "none",
  );
  const ask = async (on: boolean) => {
    if (!on) return onWanted(false);
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === "granted") onWanted(true);
  };
  return (
    <>
      <Checkbox
        label={words.desktop}
        checked={wanted && permission === "granted"}
        disabled={permission === "none"}
        onChange={(event) => void ask(event.currentTarget.checked)}
      />
      {permission === "none" ? <p className={classes.text}>{words.desktopNone}</p> : null}
      {permission === "denied" ? (
        <Notice tone="warning" title={words.desktopDenied}>
          {words.desktopDeniedRemedy}
        </Notice>
      ) : null}
      {wanted && permission === "default" ? <p className={classes.text}>{words.desktopHere}</p> : null}
    </>
  );
}

function Quiet({ quiet, onQuiet }: { quiet: QuietHours; onQuiet: (quiet: QuietHours) => void }) {
  const field = (name: keyof QuietHours, label: string) => (
    <TextInput
      type="time"
      label={label}
      value={quiet[name]}
      onChange={(event) => {
        // While one types, a time may be empty.
        if (event.currentTarget.value) onQuiet({ ...quiet, [name]: event.currentTarget.value });
      }}
    />
  );
  return (
    <div className={classes.beside}>
      {field("from", words.quietFrom)}
      {field("to", words.quietTo)}
    </div>
  );
}
