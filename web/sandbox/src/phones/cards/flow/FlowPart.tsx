// One component of a flow's screen, with the control its kind calls for.
import { IconChevronRight } from "@tabler/icons-react";
import { useId } from "react";
import { phoneStrings } from "../../strings";
import type { Action, Part } from "./drawing";
import { FlowChoice, OptionWords } from "./FlowChoice";
import { FlowInput } from "./FlowInput";
import classes from "./FlowSheet.module.css";
import { FlowText } from "./FlowText";

const words = phoneStrings.flow;

export interface FlowPartProps {
  part: Part;
  value: unknown;
  /** Told once somebody tried to go on. */
  wrong: string | undefined;
  onFill: (value: unknown) => void;
  onChoose: (value: unknown, action: Action | null) => void;
  onTap: (action: Action) => void;
}

export function FlowPart({ part, value, wrong, onFill, onChoose, onTap }: FlowPartProps) {
  const id = useId();
  switch (part.kind) {
    case "text":
      return <FlowText part={part} />;
    case "pictures":
      return (
        <div className={classes.pictures}>
          {part.pictures.map(({ src, alt }) => (
            <img key={src} src={src} alt={alt} style={part.height ? { blockSize: part.height } : undefined} />
          ))}
        </div>
      );
    case "link":
      return <Link text={part.text} action={part.action} onTap={onTap} />;
    case "list":
      return (
        <div className={classes.list}>
          {part.label ? <b dir="auto">{part.label}</b> : null}
          {part.items.map((item) => (
            <button
              key={item.id}
              type="button"
              disabled={!item.action || !item.enabled}
              onClick={() => item.action && onTap(item.action)}
            >
              <OptionWords option={item} />
              <IconChevronRight className="tl-flip" size={16} stroke={1.75} aria-hidden />
            </button>
          ))}
        </div>
      );
    case "other":
      return <p className={classes.hint}>{words.other(part.type)}</p>;
    default:
      break;
  }
  const mark = part.required ? <small> {words.required}</small> : null;
  const said = wrong ?? part.error ?? part.helper;
  const about = said ? `${id} about` : undefined;
  const shared = { id, value, wrong: Boolean(wrong ?? part.error), about, mark };
  return (
    <div className={classes.part}>
      {part.kind === "optin" ? (
        <div className={classes.optin}>
          <label className={classes.choice}>
            <input
              type="checkbox"
              checked={value === true}
              disabled={!part.enabled}
              aria-describedby={about}
              onChange={(event) => onFill(event.target.checked)}
            />
            <span dir="auto">
              {part.label}
              {mark}
            </span>
          </label>
          {part.action ? <Link text={words.more} action={part.action} onTap={onTap} /> : null}
        </div>
      ) : null}
      {part.kind === "choice" || part.kind === "choices" ? (
        <FlowChoice {...shared} part={part} onChoose={(chosen) => onChoose(chosen, part.onSelect)} />
      ) : null}
      {part.kind === "input" || part.kind === "area" || part.kind === "date" ? (
        <FlowInput {...shared} part={part} onFill={onFill} />
      ) : null}
      {said ? (
        <p id={about} className={classes.hint} data-wrong={shared.wrong || undefined} dir="auto">
          {said}
        </p>
      ) : null}
    </div>
  );
}

function Link({
  text,
  action,
  onTap,
}: {
  text: string;
  action: Action | null;
  onTap: (action: Action) => void;
}) {
  return (
    <button type="button" className={classes.link} disabled={!action} onClick={() => action && onTap(action)}>
      <span dir="auto">{text}</span>
    </button>
  );
}
