// What can be sent besides words.
import {
  IconFile,
  IconGift,
  IconMapPin,
  IconMusic,
  IconPhoto,
  IconSticker,
  IconUser,
} from "@tabler/icons-react";
import { type ComponentType, useRef } from "react";
import type { FileRole } from "../../api/said";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import classes from "./AttachSheet.module.css";

const words = phoneStrings.compose;

export type Attached = "place" | "people" | "canned";

export interface AttachSheetProps {
  onClose: () => void;
  onFiles: (files: FileList, as?: FileRole) => void;
  onChoose: (what: Attached) => void;
}

const files = [
  { label: words.photo, Icon: IconPhoto, accept: "image/jpeg,image/png,video/mp4,video/3gpp", as: undefined },
  { label: words.document, Icon: IconFile, accept: "", as: "document" },
  {
    label: words.sound,
    Icon: IconMusic,
    accept: "audio/ogg,audio/mpeg,audio/mp4,audio/aac,audio/amr",
    as: undefined,
  },
  { label: words.sticker, Icon: IconSticker, accept: "image/*", as: "sticker" },
] as const;
const others = [
  { label: words.place, Icon: IconMapPin, what: "place" },
  { label: words.contact, Icon: IconUser, what: "people" },
  { label: words.canned, Icon: IconGift, what: "canned" },
] as const;

export function AttachSheet({ onClose, onFiles, onChoose }: AttachSheetProps) {
  return (
    <Sheet title={words.attach} onClose={onClose}>
      <ul className={classes.grid}>
        {files.map(({ label, Icon, accept, as }) => (
          <FileWay
            key={label}
            label={label}
            Icon={Icon}
            accept={accept}
            onFiles={(chosen) => {
              onFiles(chosen, as);
              onClose();
            }}
          />
        ))}
        {others.map(({ label, Icon, what }) => (
          <li key={label}>
            <Way label={label} Icon={Icon} onClick={() => onChoose(what)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

interface WayProps {
  label: string;
  Icon: ComponentType<{ size: number; stroke: number }>;
}

function Way({ label, Icon, onClick }: WayProps & { onClick: () => void }) {
  return (
    <button type="button" onClick={onClick}>
      <span aria-hidden>
        <Icon size={20} stroke={1.75} />
      </span>
      {label}
    </button>
  );
}

function FileWay({
  accept,
  onFiles,
  ...way
}: WayProps & { accept: string; onFiles: (files: FileList) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <li>
      <Way {...way} onClick={() => input.current?.click()} />
      <input
        ref={input}
        hidden
        multiple
        type="file"
        accept={accept}
        onChange={(event) => {
          if (event.target.files?.length) onFiles(event.target.files);
        }}
      />
    </li>
  );
}
