/** The views that one keeps, and the team's: chosen from the list's head; Shift+S keeps what the list shows. */
import { Menu, UnstyledButton } from "@mantine/core";
import { IconBookmark, IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SavedView } from "@twinline/api";
import { lazy, useMemo, useState } from "react";
import { savedViewsQuery } from "../../live/queries";
import { queryOf, searchOf, shownView } from "../../live/savedViews";
import type { InboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { Late } from "../../ui/Late";
import head from "../inbox/ListHead.module.css";
import { useShortcuts } from "../shell/shortcuts";
import classes from "./Views.module.css";

const ViewsWindow = lazy(() => import("./ViewsWindow"));
const say = strings.savedViews;
const NONE: SavedView[] = [];

export function ViewsMenu({ search }: { search: InboxSearch }) {
  const { data: views = NONE } = useQuery(savedViewsQuery);
  const [window, setWindow] = useState<"closed" | "saving" | "managing">("closed");
  const shown = shownView(views, search);
  const keys = useMemo(() => {
    const save = () => {
      setWindow("saving");
      return true;
    };
    return { S: save };
  }, []);
  useShortcuts(keys);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          {shown ? (
            <UnstyledButton
              className={`${head.chip} ${classes.shown}`}
              data-active
              aria-label={say.shown(shown.name)}
            >
              <IconBookmark size={14} stroke={2} aria-hidden />
              <b className="tl-cut">{shown.name}</b>
              <IconChevronDown size={14} stroke={2} aria-hidden />
            </UnstyledButton>
          ) : (
            <IconButton icon={IconBookmark} label={say.title} />
          )}
        </Menu.Target>
        <Menu.Dropdown>
          <Section title={say.mine} views={views.filter(({ is_shared }) => !is_shared)} shown={shown} />
          <Section title={say.team} views={views.filter(({ is_shared }) => is_shared)} shown={shown} />
          {views.length === 0 ? <p className={classes.none}>{say.none}</p> : null}
          <Menu.Divider />
          <Menu.Item
            disabled={shown !== undefined || queryOf(search) === ""}
            onClick={() => setWindow("saving")}
          >
            {say.save}
          </Menu.Item>
          {views.length === 0 ? null : (
            <Menu.Item onClick={() => setWindow("managing")}>{say.manage}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Late wanted={window !== "closed"}>
        <ViewsWindow
          opened={window !== "closed"}
          saving={window === "saving"}
          search={search}
          onClose={() => setWindow("closed")}
        />
      </Late>
    </>
  );
}

interface SectionProps {
  title: string;
  views: readonly SavedView[];
  shown: SavedView | undefined;
}

function Section({ title, views, shown }: SectionProps) {
  const navigate = useNavigate();
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map((view) => (
        <Menu.Item
          key={view.id}
          aria-current={view === shown ? "true" : undefined}
          rightSection={view === shown ? <IconCheck size={14} stroke={2} aria-hidden /> : null}
          onClick={() => void navigate({ to: ".", search: searchOf(view.query) })}
        >
          <bdi className={`tl-cut ${classes.item}`}>{view.name}</bdi>
        </Menu.Item>
      ))}
    </>
  );
}
