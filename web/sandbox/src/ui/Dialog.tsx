// A question or an answer in front of the page: keeps the keyboard inside, Escape closes it.
import { Modal } from "@mantine/core";
import type { ReactNode, RefObject } from "react";
import classes from "./Dialog.module.css";

export interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** What has the focus afterwards, where the item that opened it is gone by then. */
  focusAfter: RefObject<HTMLElement | null>;
  /** The ways on, best last. */
  ways: ReactNode;
  children: ReactNode;
}

export function Dialog({ title, opened, onClose, focusAfter, ways, children }: DialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={400}
      returnFocus={false}
      onExitTransitionEnd={() => focusAfter.current?.focus()}
      classNames={{
        content: classes.content ?? "",
        header: classes.header ?? "",
        title: classes.title ?? "",
        body: classes.body ?? "",
      }}
    >
      {children}
      <div className={classes.ways}>{ways}</div>
    </Modal>
  );
}
