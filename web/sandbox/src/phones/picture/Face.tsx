// Whoever a phone chats with: the picture of the business or of a customer where there is one, initials otherwise.
import { Avatar, type AvatarProps } from "@twinline/kit";
import { useProfile } from "../../api/phoneQueries";
import classes from "./picture.module.css";

export interface FaceProps {
  name: string;
  size: NonNullable<AvatarProps["size"]>;
  /** It is the business, as customers see it. */
  business: boolean;
  /** A customer's picture, as the owner's phone shows it. */
  picture: string | null;
}

export function Face({ name, size, business, picture }: FaceProps) {
  if (business) return <BusinessFace name={name} size={size} />;
  return <Avatar name={name} size={size} picture={picture} />;
}

function BusinessFace({ name, size }: Pick<FaceProps, "name" | "size">) {
  const { data: profile } = useProfile();
  if (!profile?.picture_url) return <Avatar name={name} size={size} />;
  return <img className={classes.face} src={profile.picture_url} alt="" width={size} height={size} />;
}
