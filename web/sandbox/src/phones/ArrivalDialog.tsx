// A customer taps an advertisement or a post and writes their first words.
import { Modal } from "@mantine/core";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { BenchError } from "../api/client";
import { useBench, useSend } from "../api/queries";
import type { Phone } from "../api/types";
import { useDesk } from "../desk/DeskProvider";
import { strings } from "../strings";
import { Segments } from "../ui/Segments";
import { TextButton } from "../ui/TextButton";
import classes from "./PersonDialog.module.css";

const words = strings.phones.arrival;
/** Whichever advert it was; the sandbox has no manager of adverts to ask. */
const sourceId = "120208123456789012";

export interface ArrivalDialogProps {
  customer: Phone;
  opened: boolean;
  onClose: () => void;
}

export function ArrivalDialog({ customer, opened, onClose }: ArrivalDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.title(customer.name)}
      size={380}
      classNames={{
        content: classes.content ?? "",
        header: classes.header ?? "",
        title: classes.title ?? "",
      }}
    >
      {opened ? <Form customer={customer} onClose={onClose} /> : null}
    </Modal>
  );
}

function Form({ customer, onClose }: Omit<ArrivalDialogProps, "opened">) {
  const { data: bench } = useBench();
  const { act } = useDesk();
  const [type, setType] = useState<"ad" | "post">("ad");
  const [ad, setAd] = useState({
    headline: words.headlineIs,
    body: words.bodyIs,
    url: words.urlIs,
    text: strings.phones.adText,
  });
  const send = useSend();
  const business = bench?.phones.find(({ kind }) => kind === "business");
  const fields = [
    { key: "headline" as const, label: words.headline, required: false },
    { key: "body" as const, label: words.body, required: false },
    { key: "url" as const, label: words.url, required: true },
    { key: "text" as const, label: words.words, required: true },
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!business) return;
    const referral = {
      source_type: type,
      source_id: sourceId,
      source_url: ad.url.trim(),
      headline: ad.headline.trim() || undefined,
      body: ad.body.trim() || undefined,
    };
    send.mutate(
      { phone: customer.id, peer: business.id, said: { text: ad.text.trim(), referral } },
      {
        onSuccess: () => {
          act({ act: "show-chat", phone: customer.id, peer: business.id });
          onClose();
        },
      },
    );
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{words.text}</p>
      <Segments
        label={words.type}
        value={type}
        onChange={setType}
        choices={[
          { value: "ad", label: words.types.ad },
          { value: "post", label: words.types.post },
        ]}
      />
      {fields.map(({ key, label, required }) => (
        <label key={key}>
          {label}
          <input
            required={required}
            maxLength={1000}
            value={ad[key]}
            onChange={(event) => setAd({ ...ad, [key]: event.target.value })}
          />
        </label>
      ))}
      {send.error ? (
        <Notice tone="danger" title={send.error.message}>
          {send.error instanceof BenchError ? send.error.remedy : null}
        </Notice>
      ) : null}
      <div className={classes.ways}>
        <TextButton look="quiet" onClick={onClose}>
          {strings.phones.dialog.cancel}
        </TextButton>
        <TextButton look="filled" type="submit" disabled={send.isPending}>
          {words.send}
        </TextButton>
      </div>
    </form>
  );
}
