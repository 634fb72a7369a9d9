/** The sheet of all keys. */
import { Modal } from "@mantine/core";
import { strings } from "../../strings";
import { KeyList } from "./KeyboardHelp";

export default function HelpWindow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.keys.title} size="sm">
      <KeyList />
    </Modal>
  );
}
