// A status post as a customer reads it, and the ways to answer: an emoji at once, or words. Both are messages in the chat
// that name the post.
import { IconSend } from "@tabler/icons-react";
import { FormattedText, listTime, plainText } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { useAnswerUpdate } from "../../api/phoneQueries";
import type { UpdatePost } from "../../api/types";
import { emojis } from "../amends";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./PostSheet.module.css";
import { updateStrings as words } from "./strings";

export interface PostSheetProps {
  phone: string;
  post: UpdatePost;
  business: string;
  now: number;
  onClose: () => void;
  onChat: () => void;
}

export function PostSheet({ phone, post, business, now, onClose, onChat }: PostSheetProps) {
  const { media, text } = post;
  return (
    <Sheet
      full
      title={business}
      onClose={onClose}
      foot={<Answer phone={phone} post={post} onChat={onChat} />}
    >
      <div className={classes.post}>
        {media?.mime.startsWith("image/") ? (
          <img src={media.url} alt={text ? plainText(text) : phoneStrings.app.updates.picture} />
        ) : null}
        {text ? (
          <p dir="auto">
            <FormattedText text={text} />
          </p>
        ) : null}
        <small>{listTime(post.at, now)}</small>
      </div>
    </Sheet>
  );
}

function Answer({ phone, post, onChat }: Pick<PostSheetProps, "phone" | "post" | "onChat">) {
  const [text, setText] = useState("");
  const answer = useAnswerUpdate(phone);
  const say = (said: string) =>
    answer.mutate(
      { post: post.id, text: said },
      { onSuccess: () => setText((since) => (since === said ? "" : since)) },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "" && !answer.isPending) say(text);
  };
  return (
    <div className={classes.answer}>
      <Failure error={answer.error} />
      {answer.isSuccess ? (
        <p className={classes.sent} role="status">
          {words.sent} <SheetButton onClick={onChat}>{words.toChat}</SheetButton>
        </p>
      ) : null}
      <div className={classes.emojis} role="toolbar" aria-label={words.reactions}>
        {emojis.map((emoji) => (
          <button
            key={emoji}
            type="button"
            aria-label={words.react(emoji)}
            disabled={answer.isPending}
            onClick={() => say(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
      <form onSubmit={submit}>
        <input
          dir="auto"
          value={text}
          maxLength={4096}
          aria-label={words.answer}
          placeholder={words.answer}
          onChange={(event) => setText(event.target.value)}
        />
        <button
          type="submit"
          aria-label={phoneStrings.sheet.send}
          disabled={text.trim() === "" || answer.isPending}
        >
          <IconSend className="tl-flip" size={16} stroke={1.75} aria-hidden />
        </button>
      </form>
    </div>
  );
}
