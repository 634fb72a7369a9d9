/** Lets campaigns go on although something speaks against it: why, and for how long. Supervisors and owners. */
import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { api, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { keys } from "../../live/keys";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";

const words = pageStrings.numbers.safety;
const HOURS = [1, 4, 12, 24];
const REASON_CHARS_MAX = 500;

interface SafetyOverrideProps {
  numberId: string;
  opened: boolean;
  onClose: () => void;
}

export function SafetyOverride({ numberId, opened, onClose }: SafetyOverrideProps) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const form = useForm({
    initialValues: { reason: "", hours: "1" },
    validate: { reason: (value) => (value.trim() === "" ? words.reasonMissing : null) },
  });
  const submit = form.onSubmit(async ({ reason, hours }) => {
    setFailure(null);
    try {
      const safety = await api.liftNumberSafety(numberId, reason.trim(), Number(hours));
      client.setQueryData(keys.numberSafety(numberId), safety);
      onClose();
      form.reset();
    } catch (error) {
      const { errors } = asProblem(error);
      form.setErrors(Object.fromEntries(errors.map((each) => [each.field, each.message])));
      setFailure(problemWords(error));
    }
  });
  return (
    <Modal opened={opened} onClose={onClose} title={words.liftTitle} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text c="var(--tl-text-2)" fz={13}>
            {words.liftText}
          </Text>
          <Textarea
            label={words.reason}
            description={words.reasonText}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={REASON_CHARS_MAX}
            data-autofocus
            {...form.getInputProps("reason")}
          />
          <NativeSelect
            label={words.hours}
            data={HOURS.map((hours) => ({ value: String(hours), label: words.forHours(hours) }))}
            {...form.getInputProps("hours")}
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
              {words.liftSubmit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
