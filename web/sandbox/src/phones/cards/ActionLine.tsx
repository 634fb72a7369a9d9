// One thing to tap below an offer. On the owner's phone it is shown and does nothing.
import { useDisclosure } from "@mantine/hooks";
import {
  IconArrowBackUp,
  IconCheck,
  IconCopy,
  IconExternalLink,
  IconForms,
  IconList,
  IconMapPin,
  IconPhone,
  IconShoppingBag,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Action } from "../../api/cards";
import { phoneStrings } from "../strings";
import { CatalogSheet } from "./CatalogSheet";
import classes from "./cards.module.css";
import { FlowSheet } from "./flow/FlowSheet";
import { ListSheet } from "./ListSheet";
import type { TapActs } from "./taps";

const words = phoneStrings.card;
const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;
const icons: Record<Action["kind"], ReactNode> = {
  reply: <IconArrowBackUp className="tl-flip" {...icon} />,
  list: <IconList {...icon} />,
  flow: <IconForms {...icon} />,
  url: <IconExternalLink {...icon} />,
  call: <IconPhone {...icon} />,
  copy: <IconCopy {...icon} />,
  location: <IconMapPin {...icon} />,
  catalog: <IconShoppingBag {...icon} />,
};

/** The form that asks nothing: one tap gives the number away. */
const sharesNumber = "request_contact_info";

export function ActionLine({ action, taps }: { action: Action; taps: TapActs }) {
  const [opened, sheet] = useDisclosure(false);
  const [told, setTold] = useState<string | null>(null);
  const label = (
    <>
      {icons[action.kind]}
      <span dir="auto">{action.title}</span>
    </>
  );
  if (!taps.allowed)
    return (
      <span className={classes.action} data-still title={words.ownerOnly}>
        {label}
      </span>
    );
  if (action.kind === "url")
    return (
      <a
        className={classes.action}
        href={action.url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        aria-label={words.url(action.title, action.url)}
      >
        {label}
      </a>
    );
  if ((action.kind === "reply" || action.kind === "flow") && taps.tapped.includes(action.id))
    return (
      <span className={classes.action} data-still>
        <IconCheck {...icon} />
        <span dir="auto">{action.title}</span>
        <span className="tl-sr">{words.chosen}</span>
      </span>
    );
  if (action.kind === "flow" && action.ended && !opened)
    return (
      <>
        <span className={classes.action} data-still>
          {label}
        </span>
        <p className={classes.said}>{action.ended}</p>
      </>
    );
  const onClick = () => {
    switch (action.kind) {
      case "reply":
        return taps.onTap({ button: action.id });
      case "flow":
        return action.id === sharesNumber ? taps.onTap({ flow: action.id }) : sheet.open();
      case "location":
        return taps.onPlace();
      case "call":
        return setTold(words.call(action.phone));
      case "copy":
        return copy(action.code).then(setTold);
      default:
        return sheet.open();
    }
  };
  return (
    <>
      <button type="button" className={classes.action} onClick={onClick}>
        {label}
      </button>
      {told ? (
        <p className={classes.said} role="status">
          {told}
        </p>
      ) : null}
      {opened && action.kind === "list" ? (
        <ListSheet list={action} onClose={sheet.close} onChoose={(row) => taps.onTap({ row })} />
      ) : null}
      {opened && action.kind === "flow" ? (
        <FlowSheet
          flow={action}
          way={taps.flows}
          onClose={sheet.close}
          onSend={(response) => taps.onTap({ flow: action.id, response })}
        />
      ) : null}
      {opened && action.kind === "catalog" ? (
        <CatalogSheet
          catalog={action}
          onClose={sheet.close}
          onOrder={(products) => taps.onTap({ products })}
        />
      ) : null}
    </>
  );
}

/** Some pages may not write to the clipboard: then the code is shown. */
const copy = (code: string): Promise<string> =>
  navigator.clipboard.writeText(code).then(
    () => words.copied,
    () => words.notCopied(code),
  );
