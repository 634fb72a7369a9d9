// In place of the line to write on, while this phone has blocked the other side.

import type { Phone } from "../api/types";
import classes from "./BlockedBar.module.css";
import { Failure } from "./Failure";
import { useChatDeeds } from "./list/useChatDeeds";
import { SheetButton } from "./sheet/SheetButton";
import { phoneStrings } from "./strings";

export function BlockedBar({ phone, peer, name }: { phone: Phone; peer: string; name: string }) {
  const deeds = useChatDeeds(phone);
  return (
    <div className={classes.bar}>
      <Failure error={deeds.error} />
      <p>{phoneStrings.info.blocked(name)}</p>
      <SheetButton onClick={() => deeds.block(peer, "unblock")}>{phoneStrings.list.unblock}</SheetButton>
    </div>
  );
}
