// One phone in a window of its own, to be put beside others.
import { IconDeviceMobileOff } from "@tabler/icons-react";
import { EmptyState, Strip } from "@twinline/kit";
import { useEffect } from "react";
import { useApp } from "./api/appQueries";
import { useLive } from "./api/LiveProvider";
import { useBench } from "./api/queries";
import { useScreens } from "./api/screens";
import { BenchSkeleton } from "./BenchSkeleton";
import { sameBusiness } from "./businesses/current";
import classes from "./PhonePage.module.css";
import { ScreenColumn } from "./phones/PhoneColumn";
import { strings } from "./strings";

const words = strings.phoneWindow;

export function PhonePage({ id }: { id: string }) {
  const bench = useBench();
  const live = useLive();
  const app = useApp();
  const phone = useScreens().find((one) => one.id === id);
  useEffect(() => {
    if (phone) document.title = words.title(phone.name);
  }, [phone]);

  if (bench.isPending || (!phone && app.isPending)) return <BenchSkeleton />;
  return (
    <main className={classes.page}>
      {live.link === "lost" ? (
        <Strip
          tone="warning"
          title={strings.offline.title}
          action={{ label: strings.offline.retry, onClick: live.retry }}
        />
      ) : null}
      {phone ? (
        <ScreenColumn screen={phone} />
      ) : (
        <EmptyState
          icon={<IconDeviceMobileOff size={40} stroke={1.5} aria-hidden />}
          title={bench.isError ? strings.errors.unreachable : words.unknown(id)}
          text={bench.isError ? strings.errors.unreachableRemedy : words.unknownText}
          action={<a href={sameBusiness("/bench/")}>{words.toBench}</a>}
        />
      )}
    </main>
  );
}
