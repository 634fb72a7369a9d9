/** The person over the thread, where there is no room beside it. */
import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { strings } from "../../strings";
import classes from "./PersonDrawer.module.css";

interface Props {
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}

export default function PersonDrawer({ opened, onClose, children }: Props) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={340}
      padding={0}
      title={strings.person.title}
      closeButtonProps={{ "aria-label": strings.common.close }}
      classNames={{ header: classes.head ?? "", title: classes.title ?? "" }}
    >
      {children}
    </Drawer>
  );
}
