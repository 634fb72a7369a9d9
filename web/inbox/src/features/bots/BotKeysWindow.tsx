/** A bot's keys, the only time they are shown. It closes by its button alone, so that no stray click loses them. */
import { Button, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { OutsideBot } from "@twinline/api";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { TextField } from "../sign_in/Field";
import classes from "./Bot.module.css";

const words = pageStrings.bots;

export function BotKeysWindow({ keys, onClose }: { keys: OutsideBot["keys"]; onClose: () => void }) {
  return (
    <Modal
      opened={keys !== null}
      onClose={onClose}
      title={words.keysTitle}
      size="md"
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      {keys ? (
        <Stack gap="md">
          <Text c="var(--tl-text-2)" fz={13}>
            {words.keysText}
          </Text>
          <Key name={words.secret} about={words.secretText} value={keys.secret} />
          <Key name={words.token} about={words.tokenText} value={keys.token} />
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {words.keysDone}
            </Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  );
}

function Key({ name, about, value }: { name: string; about: string; value: string }) {
  return (
    <div className={classes.key}>
      <TextField label={name} description={about} value={value} readOnly dir="ltr" />
      <CopyButton value={value}>
        {({ copied, copy }) => {
          const Icon = copied ? IconCheck : IconCopy;
          return (
            <Button
              size="xs"
              variant="default"
              aria-label={`${strings.common.copy}: ${name}`}
              leftSection={<Icon size={16} stroke={1.75} />}
              onClick={copy}
            >
              {copied ? strings.common.copied : strings.common.copy}
            </Button>
          );
        }}
      </CopyButton>
    </div>
  );
}
