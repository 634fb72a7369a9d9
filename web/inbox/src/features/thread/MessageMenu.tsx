/** What else can be done with a message. Mounted when it is asked for: a thread has hundreds of messages. */
import { Menu } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconArrowForwardUp, IconCopy, IconHelpCircle } from "@tabler/icons-react";
import type { Message } from "@twinline/api";
import { plainText } from "@twinline/kit";
import { useLooksOn } from "../../live/useLooksOn";
import { strings } from "../../strings";
import { forwardable } from "../forward/forwardable";

interface Props {
  message: Message;
  onClose: () => void;
  onForward: () => void;
  onWhy: () => void;
}

const words = strings.thread;

export default function MessageMenu({ message, onClose, onForward, onWhy }: Props) {
  const clipboard = useClipboard();
  const { text } = message;
  const may = !useLooksOn();
  return (
    <Menu opened onChange={onClose} position="bottom-end" returnFocus>
      <Menu.Target>
        <span aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label={words.moreOf}>
        {text && navigator.clipboard ? (
          <Menu.Item
            leftSection={<IconCopy size={16} stroke={1.75} />}
            onClick={() => clipboard.copy(plainText(text))}
          >
            {words.copyText}
          </Menu.Item>
        ) : null}
        {may && forwardable(message) ? (
          <Menu.Item
            leftSection={<IconArrowForwardUp size={16} stroke={1.75} className="tl-flip" />}
            onClick={onForward}
          >
            {words.forward}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconHelpCircle size={16} stroke={1.75} />} onClick={onWhy}>
          {words.why}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
