// Above selected words: bold, italic, struck out, typewriter.
import { IconBold, IconCode, IconItalic, IconStrikethrough } from "@tabler/icons-react";
import { phoneStrings } from "../strings";
import classes from "./FormatBar.module.css";
import type { Mark } from "./wrap";

const words = phoneStrings.compose;
const marks = [
  { mark: "*", label: words.bold, Icon: IconBold },
  { mark: "_", label: words.italic, Icon: IconItalic },
  { mark: "~", label: words.strike, Icon: IconStrikethrough },
  { mark: "```", label: words.mono, Icon: IconCode },
] as const;

export function FormatBar({ onMark }: { onMark: (mark: Mark) => void }) {
  return (
    <div className={classes.bar} role="toolbar" aria-label={words.format}>
      {marks.map(({ mark, label, Icon }) => (
        <button
          key={mark}
          type="button"
          aria-label={label}
          title={label}
          // The words stay selected.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onMark(mark)}
        >
          <Icon size={16} stroke={2} aria-hidden />
        </button>
      ))}
    </div>
  );
}
