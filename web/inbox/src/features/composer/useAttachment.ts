/** One file beside the text: chosen, checked, uploaded while the caption is written. */
import { api } from "@twinline/api";
import { useCallback, useEffect, useRef, useState } from "react";
import type { OutboxMedia } from "../../outbox/Outbox";
import { problemWords } from "../../ui/problemWords";
import { tooLarge, useSendLimits } from "./limits";

export interface Attachment {
  file: File;
  /** For pictures: a local address to show at once. */
  preview: string | null;
  uploaded: OutboxMedia | null;
  failure: string | null;
  /** It cannot go at all: another try would not help. */
  refused: { fact: string; remedy: string } | null;
}

export interface AttachmentControl {
  attachment: Attachment | null;
  attach: (file: File) => void;
  retry: () => void;
  clear: () => void;
}

export function useAttachment(): AttachmentControl {
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  const current = useRef<File | null>(null);
  const limits = useSendLimits();

  const upload = useCallback((file: File) => {
    const patch = (change: Partial<Attachment>) => {
      // The file may have been taken away or replaced while it went up.
      if (current.current === file) setAttachment((old) => (old ? { ...old, ...change } : old));
    };
    patch({ failure: null });
    api
      .uploadMedia(file)
      .then((uploaded) => patch({ uploaded }))
      .catch((error: unknown) => {
        const { fact, remedy } = problemWords(error);
        patch({ failure: [fact, remedy].filter(Boolean).join(" ") });
      });
  }, []);

  const attach = useCallback(
    (file: File) => {
      current.current = file;
      const refused = tooLarge(file, limits);
      const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
      setAttachment({ file, preview, uploaded: null, failure: null, refused });
      if (!refused) upload(file);
    },
    [upload, limits],
  );

  const clear = useCallback(() => {
    current.current = null;
    setAttachment(null);
  }, []);

  const retry = useCallback(() => {
    if (current.current && !tooLarge(current.current, limits)) upload(current.current);
  }, [upload, limits]);

  const preview = attachment?.preview;
  useEffect(() => {
    if (!preview) return;
    return () => URL.revokeObjectURL(preview);
  }, [preview]);

  return { attachment, attach, retry, clear };
}
