// The bench on a real phone: its QR code, if the sandbox was started so that it may be opened there.
import { Popover } from "@mantine/core";
import { IconDeviceMobileShare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { bench } from "../api/client";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import classes from "./OnPhone.module.css";

const words = strings.onPhone;

export function OnPhone() {
  const { data: lan } = useQuery({
    queryKey: ["lan"],
    queryFn: bench.lan,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!lan) return null;
  return (
    <Popover position="bottom-end" width={264} withinPortal trapFocus>
      <Popover.Target>
        <IconButton label={words.open}>
          <IconDeviceMobileShare size={18} stroke={1.75} />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.open}>
        <img className={classes.code} src={lan.qr} alt={words.code} width={232} height={232} />
        <p className={classes.text}>{words.text}</p>
        <a className={classes.address} href={lan.url}>
          {lan.url}
        </a>
      </Popover.Dropdown>
    </Popover>
  );
}
