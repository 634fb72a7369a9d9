/** Connects a number by the code of Meta's sign-up window and its account's id. Owners only. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { applyItems } from "../../live/apply";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { TextField } from "../sign_in/Field";

/** The button with its window. */
export function ConnectButton({ first = false }: { first?: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant={first ? "filled" : "default"}
        leftSection={<IconPlus size={16} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {pageStrings.numbers.connect}
      </Button>
      <ConnectNumber opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}

function ConnectNumber({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const words = pageStrings.numbers;
  const form = useForm({
    initialValues: { code: "", waba_id: "" },
    validate: {
      code: (value) => (value.trim() === "" ? words.codeMissing : null),
      waba_id: (value) => (/^\d+$/.test(value.trim()) ? null : words.wabaMissing),
    },
  });
  const submit = form.onSubmit(async ({ code, waba_id }) => {
    setFailure(null);
    try {
      const number = await api.connectNumber(code.trim(), waba_id.trim());
      applyItems(client, [{ kind: "number", number }]);
      onClose();
      form.reset();
      await navigate({ to: "/numbers/$numberId", params: { numberId: number.id } });
    } catch (error) {
      const problem = asProblem(error);
      form.setErrors(Object.fromEntries(problem.errors.map((each) => [each.field, each.message])));
      setFailure(problemWords(error));
    }
  });
  return (
    <Modal opened={opened} onClose={onClose} title={words.connectTitle} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text c="var(--tl-text-2)" fz={13}>
            {words.connectText}
          </Text>
          <TextField label={words.code} autoComplete="off" data-autofocus {...form.getInputProps("code")} />
          <TextField
            label={words.waba}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps("waba_id")}
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
              {words.connectSubmit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
