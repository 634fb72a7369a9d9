/** An icon alone, with its label and tooltip. */
import { ActionIcon, Tooltip } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import type { ComponentPropsWithRef } from "react";

interface Props extends Omit<ComponentPropsWithRef<"button">, "color" | "children"> {
  icon: TablerIcon;
  label: string;
  active?: boolean;
  flip?: boolean;
}

/** What a menu's target needs goes through to the button. */
export function IconButton({ icon: Icon, label, active, disabled, flip, className, ...rest }: Props) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={30}
        radius="sm"
        variant="subtle"
        color="gray"
        className={`tl-ib ${className ?? ""}`}
        aria-label={label}
        aria-pressed={active}
        data-active={active || undefined}
        disabled={disabled ?? false}
        {...rest}
      >
        <Icon size={18} stroke={1.75} className={flip ? "tl-flip" : undefined} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
