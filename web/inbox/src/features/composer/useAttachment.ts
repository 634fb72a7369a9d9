/** One file beside the text: chosen, checked, uploaded while the caption is written. */
import { api } from "@twinline/api";
import { useCallback, useEffect, useRef, useState } from "react";
import type { OutboxMedia } from "../../outbox/Outbox";
import { problemWords } from "../../ui/problemWords";
import { type SendKind, sendKindOf, tooLarge, useSendLimits } from "./limits";

export interface Attachment {
  file: File;
  /** As what it goes. */
  kind: SendKind;
  /** Spoken here. */
  recorded: boolean;
  /** For pictures: a local address to show at once. */
  preview: string | null;
  uploaded: OutboxMedia | null;
  failure: string | null;
  /** It cannot go at all: another try would not help. */
  refused: { fact: string; remedy: string } | null;
}

type Wish = Pick<Attachment, "file" | "kind" | "recorded">;

export interface AttachmentControl {
  attachment: Attachment | null;
  attach: (file: File, recorded?: boolean) => void;
  retry: () => void;
  /** It shall go as something else. */
  sendAs: (kind: SendKind) => void;
  clear: () => void;
}

export function useAttachment(): AttachmentControl {
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  const current = useRef<Wish | null>(null);
  const limits = useSendLimits();

  const upload = useCallback((wish: Wish) => {
    const patch = (change: Partial<Attachment>) => {
      // The file may have been taken away, replaced or made something else while it went up.
      if (current.current === wish) setAttachment((old) => (old ? { ...old, ...change } : old));
    };
    const send_as = choiceOf(wish);
    patch({ failure: null });
    api
      .uploadMedia(wish.file, send_as, wish.recorded)
      .then((uploaded) => patch({ uploaded: { ...uploaded, ...(send_as ? { send_as } : {}) } }))
      .catch((error: unknown) => {
        const { fact, remedy } = problemWords(error);
        patch({ failure: [fact, remedy].filter(Boolean).join(" ") });
      });
  }, []);

  const begin = useCallback(
    (wish: Wish, preview: string | null) => {
      current.current = wish;
      const refused = tooLarge(wish.file, wish.kind, limits);
      setAttachment({ ...wish, preview, uploaded: null, failure: null, refused });
      if (!refused) upload(wish);
    },
    [upload, limits],
  );

  const attach = useCallback(
    (file: File, recorded = false) => {
      const preview = !recorded && file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
      begin({ file, kind: recorded ? "audio" : sendKindOf(file), recorded }, preview);
    },
    [begin],
  );

  const sendAs = useCallback(
    (kind: SendKind) => {
      if (attachment && attachment.kind !== kind)
        begin({ file: attachment.file, kind, recorded: false }, attachment.preview);
    },
    [begin, attachment],
  );

  const clear = useCallback(() => {
    current.current = null;
    setAttachment(null);
  }, []);

  const retry = useCallback(() => {
    const wish = current.current;
    if (wish && !tooLarge(wish.file, wish.kind, limits)) upload(wish);
  }, [upload, limits]);

  const preview = attachment?.preview;
  useEffect(() => {
    if (!preview) return;
    return () => URL.revokeObjectURL(preview);
  }, [preview]);

  return { attachment, attach, retry, sendAs, clear };
}

/** The choice as the server takes it: only what the file is not by itself. */
function choiceOf({ file, kind, recorded }: Wish): OutboxMedia["send_as"] {
  if (recorded || kind === sendKindOf(file)) return null;
  return kind === "sticker" || kind === "document" ? kind : null;
}
