// The bar on top: what this is, whether a platform listens, the clock, the scheme and more phones.
import { IconFlask, IconMoon, IconSun } from "@tabler/icons-react";
import { Logo, useColorScheme } from "@twinline/kit";
import { useBench } from "../api/queries";
import { BusinessMenu } from "../businesses/BusinessMenu";
import { strings } from "../strings";
import { IconButton } from "../ui/IconButton";
import { AddPhone } from "./AddPhone";
import { ClockControl } from "./ClockControl";
import { OnPhone } from "./OnPhone";
import { PlatformState } from "./PlatformState";
import { StateMenu } from "./StateMenu";
import classes from "./TopBar.module.css";

export function TopBar({ narrow = false }: { narrow?: boolean }) {
  const { scheme, toggle } = useColorScheme();
  const { data: bench } = useBench();
  const dark = scheme === "dark";
  return (
    <header className={classes.bar} data-narrow={narrow || undefined}>
      <div className={classes.start}>
        <Logo size={26} />
        <h1>{strings.title}</h1>
        <span className={classes.chip} title={strings.notRealHint}>
          <IconFlask aria-hidden size={14} stroke={2} />
          {strings.notReal}
        </span>
        {narrow ? null : <BusinessMenu narrow={false} />}
        {bench ? <PlatformState business={bench.business} /> : null}
      </div>
      <ClockControl narrow={narrow} />
      <div className={classes.end}>
        <IconButton label={dark ? strings.scheme.toLight : strings.scheme.toDark} onClick={toggle}>
          {dark ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />}
        </IconButton>
        {narrow ? <BusinessMenu narrow /> : null}
        <OnPhone />
        <StateMenu />
        <AddPhone narrow={narrow} />
      </div>
    </header>
  );
}
