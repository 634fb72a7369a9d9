// The mark of an origin: shape, then sign, then word, then colour. "sign" is the small one before a preview.
import { IconBrackets, IconDeviceMobile, IconSpeakerphone, type TablerIcon } from "@tabler/icons-react";
import { strings } from "../strings";
import { BotSign } from "./BotSign";
import classes from "./OriginMark.module.css";
import { initials, type Origin, originClass } from "./origin";

const signs: Partial<Record<Origin, TablerIcon | typeof BotSign>> = {
  phone: IconDeviceMobile,
  bot: BotSign,
  campaign: IconSpeakerphone,
  api: IconBrackets,
};

export interface OriginMarkProps {
  origin: Origin;
  /** The person, bot or campaign behind it: accessible name, and initials of customers and agents. */
  name?: string | undefined;
  size?: "md" | "sm" | "sign";
  className?: string;
}

export function OriginMark({ origin, name, size = "md", className = "" }: OriginMarkProps) {
  const label = name ? strings.originNamed[origin](name) : strings.origin[origin];
  const Sign = signs[origin];
  const letters = Sign || origin === "nobody" ? null : initials(name ?? label);
  const shape = size === "sign" ? classes.sign : `${classes.mark} ${classes[origin] ?? ""}`;
  if (size === "sign" && origin === "nobody") return null;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      data-size={size}
      className={`${shape} ${originClass(origin)} ${className}`}
    >
      {Sign ? <Sign className={classes.icon} stroke={2} /> : <span aria-hidden>{letters}</span>}
    </span>
  );
}
