// The business's tools: profile, catalog, labels, broadcast lists, linked devices; and all that coexistence switched off.
import { IconDevices, IconId, IconShoppingBag, IconSpeakerphone, IconTag } from "@tabler/icons-react";
import { useState } from "react";
import { LabelsSheet } from "../labels/LabelsSheet";
import { phoneStrings } from "../strings";
import { AppPage } from "./AppPage";
import classes from "./app.module.css";
import { BroadcastsSheet } from "./BroadcastsSheet";
import { CompanionsSheet } from "./CompanionsSheet";
import { OffNotes } from "./OffNotes";
import { ProductsSheet } from "./ProductsSheet";
import { ProfileSheet } from "./ProfileSheet";

const words = phoneStrings.app.tools;

const tools = [
  { tool: "profile", Icon: IconId },
  { tool: "catalog", Icon: IconShoppingBag },
  { tool: "labels", Icon: IconTag },
  { tool: "broadcasts", Icon: IconSpeakerphone },
  { tool: "companions", Icon: IconDevices },
] as const;

export function ToolsTab() {
  const [opened, setOpened] = useState<(typeof tools)[number]["tool"] | null>(null);
  const close = () => setOpened(null);
  return (
    <AppPage title={phoneStrings.app.tabs.tools}>
      {(app) => (
        <>
          <ul className={classes.rows}>
            {tools.map(({ tool, Icon }) => (
              <li key={tool}>
                <button type="button" className={classes.go} onClick={() => setOpened(tool)}>
                  <Icon size={20} stroke={1.75} aria-hidden />
                  <span className={classes.words}>
                    <b>{words[tool].title}</b>
                    <small>{words[tool].hint}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {app.switched_off.length > 0 ? <h4>{words.off}</h4> : null}
          <OffNotes app={app} />
          {opened === "profile" ? <ProfileSheet onClose={close} /> : null}
          {opened === "catalog" ? <ProductsSheet app={app} onClose={close} /> : null}
          {opened === "labels" ? <LabelsSheet onClose={close} /> : null}
          {opened === "broadcasts" ? <BroadcastsSheet app={app} onClose={close} /> : null}
          {opened === "companions" ? <CompanionsSheet app={app} onClose={close} /> : null}
        </>
      )}
    </AppPage>
  );
}
