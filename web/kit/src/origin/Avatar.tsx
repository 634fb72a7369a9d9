// A person's picture in a circle, or their initials, with room for the badge of who has the floor. Who has no name to
// take initials from is drawn as a person, not as a sign.
import { IconUser } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./Avatar.module.css";
import { initials } from "./origin";

export interface AvatarProps {
  name: string;
  size?: 20 | 28 | 32 | 40 | 44;
  tone?: "plain" | "agent";
  /** The address of their picture. */
  picture?: string | null;
  /** Who has the floor: an OriginMark of size "sm". */
  badge?: ReactNode;
  presence?: boolean;
}

export function Avatar({ name, size = 32, tone = "plain", picture, badge, presence = false }: AvatarProps) {
  const letters = initials(name);
  const nameless = letters === "#" || letters === "?";
  return (
    <span className={classes.avatar} data-size={size} data-tone={tone} data-presence={presence || undefined}>
      {picture ? (
        <img src={picture} alt="" className={classes.picture} />
      ) : nameless ? (
        <IconUser aria-hidden className={classes.person} stroke={1.75} />
      ) : (
        <span aria-hidden>{letters}</span>
      )}
      {badge ? <span className={classes.badge}>{badge}</span> : null}
    </span>
  );
}
