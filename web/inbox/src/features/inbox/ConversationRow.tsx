/**
 * One row, 64 high (72 on phones). The sign before the preview says who spoke last, the badge on the avatar who has
 * the floor; never swap them.
 */
import {
  IconAlertCircle,
  IconClock,
  IconHelp,
  IconHourglassEmpty,
  IconMoon,
  IconPinFilled,
  IconUserExclamation,
  type TablerIcon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ConversationSummary, Label } from "@twinline/api";
import { Avatar, OriginMark, plainText, readableName } from "@twinline/kit";
import { type MouseEvent, memo } from "react";
import { useDraft } from "../../drafts/useDrafts";
import { isUnread } from "../../live/filters";
import { strings } from "../../strings";
import { LabelChip } from "../labels/LabelChip";
import labelClasses from "../labels/Labels.module.css";
import { kitOrigin } from "../thread/origin";
import classes from "./ConversationRow.module.css";
import { previewText, type RowEnd, rowEnd } from "./rowWords";

const icons: Record<NonNullable<RowEnd["icon"]>, TablerIcon> = {
  clock: IconClock,
  question: IconHelp,
  hourglass: IconHourglassEmpty,
  alert: IconAlertCircle,
  person: IconUserExclamation,
  moon: IconMoon,
};

export interface RowProps {
  conversation: ConversationSummary;
  selected: boolean;
  pinned: boolean;
  labels: readonly Label[];
  now: number;
  onClick?: (event: MouseEvent) => void;
  /** Somebody holds a finger on it. */
  onHold?: () => void;
}

export const ConversationRow = memo(function ConversationRow({
  conversation,
  selected,
  pinned,
  labels,
  now,
  onClick,
  onHold,
}: RowProps) {
  const { contact, unread, preview, floor } = conversation;
  // Where one is writing, it stands in the field.
  const [written] = useDraft(conversation.id);
  const draft = selected ? "" : written.trim();
  const end = rowEnd(conversation, now);
  const EndIcon = end.icon ? icons[end.icon] : null;
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: conversation.id }}
      search={true}
      className={classes.row}
      data-row={conversation.id}
      data-selected={selected || undefined}
      data-unread={isUnread(conversation) || undefined}
      aria-current={selected ? "true" : undefined}
      onClick={onClick}
      onContextMenu={(event) => {
        // A long press, where there is no mouse.
        if (!onHold || !matchMedia("(hover: none)").matches) return;
        event.preventDefault();
        onHold();
      }}
    >
      <Avatar name={contact.name} badge={<FloorBadge floor={floor} />} />
      <span className={classes.lines}>
        <span className={classes.line}>
          <bdi className={`${classes.name} tl-cut`}>{readableName(contact.name)}</bdi>
          {pinned ? (
            <span className={classes.pin}>
              <IconPinFilled size={12} aria-hidden />
              <span className="tl-sr">{strings.team.pinned}</span>
            </span>
          ) : null}
          <span className={classes.end} data-look={end.look}>
            {EndIcon ? <EndIcon size={13} stroke={2} aria-hidden /> : null}
            {end.icon === "clock" ? <span className="tl-sr">{strings.list.waits("")}</span> : null}
            {end.text}
          </span>
        </span>
        <span className={classes.line}>
          {draft ? (
            <span className={classes.draft}>{strings.list.draft}</span>
          ) : preview && preview.author.origin !== "customer" ? (
            <OriginMark
              size="sign"
              origin={kitOrigin(preview.author.origin)}
              name={preview.author.name ?? undefined}
            />
          ) : null}
          <span
            className={`${classes.preview} tl-cut`}
            data-deleted={(!draft && preview?.revoked) || undefined}
            dir="auto"
          >
            {draft ? plainText(draft).replace(/\s+/g, " ") : previewText(conversation)}
          </span>
          <RowLabels labels={labels.filter((label) => conversation.labels.includes(label.id))} />
          {unread > 0 ? (
            <span className={classes.unread}>
              <span aria-hidden>{unread > 99 ? "99+" : unread}</span>
              <span className="tl-sr">{strings.list.unread(unread)}</span>
            </span>
          ) : conversation.marked_unread ? (
            <span className={classes.marked}>
              <span className="tl-sr">{strings.list.markedUnread}</span>
            </span>
          ) : null}
        </span>
      </span>
    </Link>
  );
});

const SHOWN = 2;

function RowLabels({ labels }: { labels: readonly Label[] }) {
  if (labels.length === 0) return null;
  const rest = labels.length - SHOWN;
  return (
    <>
      {labels.slice(0, SHOWN).map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {rest > 0 ? (
        <span className={labelClasses.more}>
          <span aria-hidden>+{rest}</span>
          <span className="tl-sr">{strings.labels.more(rest)}</span>
        </span>
      ) : null}
    </>
  );
}

function FloorBadge({ floor }: { floor: ConversationSummary["floor"] }) {
  if (floor.holder === "nobody") return null;
  const name = floor.person?.name ?? floor.bot_name ?? undefined;
  return <OriginMark size="sm" origin={floor.holder} name={name} />;
}
