/** Adds a bot outside, or alters the one that is there. Owners only. */
import { Button, Group, Modal, NumberInput, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { api, asProblem, type NumberBot, type OutsideBot } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { TextField } from "../sign_in/Field";

const words = pageStrings.bots;

interface Props {
  numberId: string;
  bot: OutsideBot | null;
  opened: boolean;
  onClose: () => void;
  onTaken: (told: NumberBot) => void;
}

export function BotForm({ numberId, bot, opened, onClose, onTaken }: Props) {
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const form = useForm<{ name: string; url: string; deadline_ms: number | string }>({
    initialValues: {
      name: bot?.name ?? "",
      url: bot?.url ?? "",
      deadline_ms: (bot?.deadline_ms ?? 60_000) / 1000,
    },
    validate: {
      name: (value) => (value.trim() === "" ? words.nameMissing : null),
      url: (value) => (value.trim() === "" ? words.urlMissing : null),
    },
  });
  const submit = form.onSubmit(async ({ name, url, deadline_ms }) => {
    setFailure(null);
    try {
      const wish = { name, url: url.trim(), deadline_ms: Math.round(Number(deadline_ms) * 1000) };
      onTaken(await api.setNumberBot(numberId, { ...wish, on: bot?.off_at == null }));
      onClose();
    } catch (error) {
      const { errors } = asProblem(error);
      form.setErrors(
        Object.fromEntries(errors.map((each) => [each.field, `${each.message} ${each.remedy}`])),
      );
      if (errors.length === 0) setFailure(problemWords(error));
    }
  });
  return (
    <Modal opened={opened} onClose={onClose} title={bot ? words.editTitle : words.addTitle} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {bot ? null : (
            <Text c="var(--tl-text-2)" fz={13}>
              {words.addText}
            </Text>
          )}
          <TextField label={words.name} maxLength={60} data-autofocus {...form.getInputProps("name")} />
          <TextField
            label={words.url}
            placeholder="https://bot.example/turns"
            type="url"
            autoComplete="off"
            {...form.getInputProps("url")}
          />
          <NumberInput
            label={words.deadlineField}
            description={words.deadlineText}
            min={5}
            max={600}
            allowDecimal={false}
            {...form.getInputProps("deadline_ms")}
          />
          {failure ? (
            <Notice tone="danger" title={failure.fact}>
              {failure.remedy}
            </Notice>
          ) : null}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {strings.common.cancel}
            </Button>
            <Button type="submit" loading={form.submitting}>
              {bot ? words.save : words.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
