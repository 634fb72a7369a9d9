// The starred messages of a phone, or of one of its chats.
import { IconStar } from "@tabler/icons-react";
import { EmptyState, LoadingLabel } from "@twinline/kit";
import { useStarred } from "../../api/phoneQueries";
import type { Phone } from "../../api/types";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import { FoundRow } from "./FoundRow";
import classes from "./StarredSheet.module.css";

const words = phoneStrings.list;

export interface StarredSheetProps {
  phone: Phone;
  /** One chat's alone. */
  peer?: string;
  now: number;
  onClose: () => void;
  onOpen: (peer: string, message: string) => void;
}

export function StarredSheet({ phone, peer, now, onClose, onOpen }: StarredSheetProps) {
  const { data, error, isPending } = useStarred(phone.id);
  const found = data?.filter((one) => peer === undefined || one.peer === peer);
  return (
    <Sheet full title={words.starred} onClose={onClose}>
      <Failure error={error} />
      {isPending ? <LoadingLabel /> : null}
      {found?.length === 0 ? (
        <EmptyState
          icon={<IconStar size={32} stroke={1.5} aria-hidden />}
          title={words.noStars}
          text={words.noStarsText}
        />
      ) : null}
      <ul className={classes.list}>
        {found?.map((one) => (
          <FoundRow
            key={`${one.peer} ${one.message.id}`}
            found={one}
            now={now}
            onOpen={() => {
              onClose();
              onOpen(one.peer, one.message.id);
            }}
          />
        ))}
      </ul>
    </Sheet>
  );
}
