// The picture of a kind of linked device.
import {
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDeviceTablet,
  IconDeviceWatch,
  IconWorld,
} from "@tabler/icons-react";

const signs = {
  web: IconWorld,
  tablet: IconDeviceTablet,
  phone: IconDeviceMobile,
  wear_os: IconDeviceWatch,
} as Record<string, typeof IconWorld>;

export function CompanionSign({ kind, size = 18 }: { kind: string; size?: number }) {
  const Icon = signs[kind] ?? IconDeviceDesktop;
  return <Icon size={size} stroke={1.75} aria-hidden />;
}
