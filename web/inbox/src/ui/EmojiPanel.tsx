/** All emoji, by search and arrow keys. Loaded when it is first opened; its data is the server's own, never a stranger's. */
import {
  EmojiPicker,
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps,
} from "frimousse";
import { strings } from "../strings";
import classes from "./EmojiPanel.module.css";

const words = strings.emoji;

export default function EmojiPanel({ onChoose }: { onChoose: (emoji: string) => void }) {
  return (
    <EmojiPicker.Root
      className={classes.root}
      columns={8}
      emojibaseUrl="/assets/emoji"
      onEmojiSelect={({ emoji }) => onChoose(emoji)}
    >
      <EmojiPicker.Search
        className={classes.search}
        autoFocus
        placeholder={words.search}
        aria-label={words.search}
      />
      <EmojiPicker.Viewport className={classes.viewport}>
        <EmojiPicker.Loading className={classes.note}>{words.loading}</EmojiPicker.Loading>
        <EmojiPicker.Empty className={classes.note}>{words.none}</EmojiPicker.Empty>
        <EmojiPicker.List className={classes.list} components={{ CategoryHeader, Row, Emoji }} />
      </EmojiPicker.Viewport>
      <EmojiPicker.ActiveEmoji>
        {({ emoji }) => (
          <p className={classes.active}>
            {emoji ? (
              <>
                <span aria-hidden>{emoji.emoji}</span> <span className="tl-cut">{emoji.label}</span>
              </>
            ) : (
              words.hint
            )}
          </p>
        )}
      </EmojiPicker.ActiveEmoji>
    </EmojiPicker.Root>
  );
}

function CategoryHeader({ category, ...props }: EmojiPickerListCategoryHeaderProps) {
  return (
    <div {...props} className={classes.category}>
      {category.label}
    </div>
  );
}

// Rows and columns of a grid are counted from one; the library counts from nought.
function Row({ "aria-rowindex": row, ...props }: EmojiPickerListRowProps) {
  const counted = { "aria-rowindex": (row ?? 0) + 1 };
  return <div {...props} {...counted} className={classes.row} />;
}

function Emoji({ emoji, "aria-colindex": column, ...props }: EmojiPickerListEmojiProps) {
  const counted = { "aria-colindex": (column ?? 0) + 1 };
  return (
    <button
      {...props}
      {...counted}
      type="button"
      className={classes.emoji}
      data-active={emoji.isActive || undefined}
    >
      {emoji.emoji}
    </button>
  );
}
