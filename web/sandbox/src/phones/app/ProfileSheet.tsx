// The business profile, as customers see it and as the API reads and writes it too.
import { LoadingLabel } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { useSetProfile } from "../../api/appQueries";
import { useProfile } from "../../api/phoneQueries";
import type { Profile } from "../../api/types";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { PictureSheet } from "../picture/PictureSheet";
import pictures from "../picture/picture.module.css";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";

const words = phoneStrings.profile;
const fields = ["about", "description", "address", "email"] as const;
const verticals = Object.entries(words.verticals);

export function ProfileSheet({ onClose }: { onClose: () => void }) {
  const { data: profile, error, isPending } = useProfile();
  const id = useId();
  return (
    <Sheet
      full
      title={phoneStrings.app.tools.profile.title}
      onClose={onClose}
      foot={
        <SheetButton look="filled" type="submit" form={id} disabled={!profile}>
          {words.save}
        </SheetButton>
      }
    >
      <Failure error={error} />
      {isPending ? <LoadingLabel /> : null}
      {profile ? <CurrentPicture profile={profile} /> : null}
      {profile ? <Form id={id} profile={profile} onDone={onClose} /> : null}
    </Sheet>
  );
}

function CurrentPicture({ profile }: { profile: Profile }) {
  const [changing, setChanging] = useState(false);
  return (
    <div className={pictures.current}>
      {profile.picture_url ? (
        <img className={pictures.face} src={profile.picture_url} alt={words.picture} width={64} height={64} />
      ) : (
        <p className={sheets.hint}>{words.noPicture}</p>
      )}
      <SheetButton aria-label={`${words.picture}: ${words.changePicture}`} onClick={() => setChanging(true)}>
        {words.changePicture}
      </SheetButton>
      {changing ? <PictureSheet onClose={() => setChanging(false)} /> : null}
    </div>
  );
}

function Form({ id, profile, onDone }: { id: string; profile: Profile; onDone: () => void }) {
  const { picture_url: _, websites: sites, ...rest } = profile;
  const [said, setSaid] = useState(rest);
  const [websites, setWebsites] = useState(sites.join("\n"));
  const save = useSetProfile();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...said, websites: websites.split(/\s+/u).filter(Boolean) }, { onSuccess: onDone });
  };
  return (
    <form id={id} className={sheets.form} onSubmit={submit}>
      <p className={sheets.hint}>{words.seen}</p>
      <Failure error={save.error} />
      {fields.map((field) => (
        <label key={field}>
          {words[field]}
          <input
            dir="auto"
            value={said[field] ?? ""}
            onChange={(event) => setSaid({ ...said, [field]: event.target.value })}
          />
        </label>
      ))}
      <label>
        {words.vertical}
        <select
          value={said.vertical}
          onChange={(event) => setSaid({ ...said, vertical: event.target.value })}
        >
          <option value="">{words.noVertical}</option>
          {verticals.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.websites}
        <textarea rows={2} value={websites} onChange={(event) => setWebsites(event.target.value)} />
      </label>
    </form>
  );
}
