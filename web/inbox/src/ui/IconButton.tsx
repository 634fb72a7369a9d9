/** An icon alone, with its label and tooltip. */
import { ActionIcon, Tooltip } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";

interface Props {
  icon: TablerIcon;
  label: string;
  onClick?: () => void;
  active?: boolean;
  disabled?: boolean;
  flip?: boolean;
  className?: string | undefined;
}

export function IconButton({ icon: Icon, label, onClick, active, disabled, flip, className }: Props) {
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
        onClick={onClick}
      >
        <Icon size={18} stroke={1.75} className={flip ? "tl-flip" : undefined} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
