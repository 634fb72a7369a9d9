// Groups: the app has them, coexistence does not carry them.
import { IconUsersGroup } from "@tabler/icons-react";
import { EmptyState } from "@twinline/kit";
import { useState } from "react";
import { appCalls } from "../../api/app";
import { phoneStrings } from "../strings";
import { AppPage } from "./AppPage";
import classes from "./app.module.css";
import { GroupSheet } from "./GroupSheet";
import { NewListSheet } from "./NewListSheet";
import { useNames } from "./useNames";

const words = phoneStrings.app.groups;

export function GroupsTab() {
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const { nameOf } = useNames();
  return (
    <AppPage
      title={phoneStrings.app.tabs.groups}
      stays
      add={{ label: words.add, onClick: () => setAdding(true) }}
    >
      {(app) => {
        const group = app.groups.find(({ id }) => id === opened);
        return (
          <>
            {app.groups.length === 0 ? <EmptyState title={words.none} text={words.noneText} /> : null}
            <ul className={classes.rows}>
              {app.groups.map(({ id, name, members, messages }) => {
                const last = messages.at(-1);
                return (
                  <li key={id}>
                    <button type="button" className={classes.go} onClick={() => setOpened(id)}>
                      <span className={classes.sign}>
                        <IconUsersGroup size={20} stroke={1.75} aria-hidden />
                      </span>
                      <span className={classes.words}>
                        <b dir="auto">{name}</b>
                        <small className="tl-cut">
                          {last ? `${nameOf(last.from)}: ${last.text}` : members.map(nameOf).join(", ")}
                        </small>
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
            {group ? <GroupSheet group={group} onClose={() => setOpened(null)} /> : null}
            {adding ? (
              <NewListSheet title={words.add} onClose={() => setAdding(false)} onMake={appCalls.addGroup} />
            ) : null}
          </>
        );
      }}
    </AppPage>
  );
}
