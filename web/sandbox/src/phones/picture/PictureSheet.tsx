// Another picture for the business: choose one, cut a square, keep it.
import { useState } from "react";
import { useSetPicture } from "../../api/appQueries";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import { CropView } from "./CropView";
import { type Crop, whole } from "./crop";
import { toProfilePicture } from "./draw";
import classes from "./picture.module.css";

const words = phoneStrings.picture;

export function PictureSheet({ onClose }: { onClose: () => void }) {
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [crop, setCrop] = useState<Crop>(whole);
  const [unread, setUnread] = useState(false);
  const save = useSetPicture();
  const choose = async (file: File | undefined) => {
    if (!file) return;
    setUnread(false);
    try {
      setPicture(await createImageBitmap(file));
      setCrop(whole);
    } catch {
      setPicture(null);
      setUnread(true);
    }
  };
  const keep = async () => {
    if (picture) save.mutate(await toProfilePicture(picture, crop), { onSuccess: onClose });
  };
  return (
    <Sheet
      title={words.title}
      onClose={onClose}
      foot={
        <SheetButton look="filled" disabled={!picture || save.isPending} onClick={() => void keep()}>
          {words.keep}
        </SheetButton>
      }
    >
      <div className={classes.sheet}>
        <Failure error={save.error} />
        <label className={classes.file}>
          {words.choose}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </label>
        {unread ? (
          <p role="alert" className={classes.unread}>
            {words.unread}
          </p>
        ) : null}
        {picture ? (
          <CropView picture={picture} crop={crop} onChange={setCrop} />
        ) : (
          <p className={classes.hint}>{words.hint}</p>
        )}
      </div>
    </Sheet>
  );
}
