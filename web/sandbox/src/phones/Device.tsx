// The phone itself: frame, status bar and home bar. The screen has our own colours, WhatsApp's rhythm.
import { IconAntennaBars5, IconBattery4, IconPlane, IconWifi } from "@tabler/icons-react";
import { timeOfDay } from "@twinline/kit";
import { type ReactNode, useState } from "react";
import { useNow } from "../api/clock";
import classes from "./Device.module.css";
import { ScreenContext } from "./sheet/ScreenContext";

export interface DeviceProps {
  online: boolean;
  /** A linked device's kind; none is a phone. */
  shape?: string;
  children: ReactNode;
}

export function Device({ online, shape, children }: DeviceProps) {
  const [screen, setScreen] = useState<HTMLElement | null>(null);
  return (
    <div className={classes.device} data-shape={shape}>
      <div className={classes.screen} ref={setScreen}>
        <div className={classes.status} aria-hidden>
          <StatusTime />
          <span className={classes.signs}>
            {online ? (
              <>
                <IconAntennaBars5 size={13} stroke={2.2} />
                <IconWifi size={13} stroke={2.2} />
              </>
            ) : (
              <IconPlane size={13} stroke={2.2} />
            )}
            <IconBattery4 size={14} stroke={2} />
          </span>
        </div>
        <ScreenContext value={screen}>{children}</ScreenContext>
        <span className={classes.home} aria-hidden />
      </div>
    </div>
  );
}

function StatusTime() {
  return <span>{timeOfDay(useNow(1000))}</span>;
}
