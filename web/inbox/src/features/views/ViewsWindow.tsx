/** Where views of the list are kept, renamed, shared, altered and removed. */
import { Modal } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type SavedView } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { filtersOf } from "../../live/filters";
import { keys } from "../../live/keys";
import { labelsQuery, meQuery, numbersQuery, peopleQuery, savedViewsQuery } from "../../live/queries";
import { leads, looksOn } from "../../live/roles";
import { queryOf, searchOf, shownView } from "../../live/savedViews";
import { DEFAULT_SORT, type InboxSearch } from "../../routes/inboxSearch";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { problemWords } from "../../ui/problemWords";
import { chips } from "../inbox/filterWords";
import { ViewForm } from "./ViewForm";
import classes from "./Views.module.css";
import { words } from "./words";

const NONE: SavedView[] = [];
const NEW = "new";

interface Props {
  opened: boolean;
  /** It was opened to keep what the list shows. */
  saving: boolean;
  search: InboxSearch;
  onClose: () => void;
}

export default function ViewsWindow({ opened, onClose, ...rest }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="md">
      <Views {...rest} onClose={onClose} />
    </Modal>
  );
}

function Views({ saving, search, onClose }: Omit<Props, "opened">) {
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: views = NONE } = useQuery(savedViewsQuery);
  const describe = useDescribe();
  const shownNow = queryOf(search);
  const kept = shownView(views, search);
  const [editing, setEditing] = useState<string | null>(saving && shownNow !== "" ? (kept?.id ?? NEW) : null);
  const [removed, setRemoved] = useState<SavedView | null>(null);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  if (!me) return null;
  const fresh = () => client.invalidateQueries({ queryKey: keys.savedViews });
  const run = async (doing: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await doing();
      await fresh();
    } catch (error) {
      setFailure(problemWords(error));
    }
  };
  const remove = (view: SavedView) =>
    run(async () => {
      await api.removeSavedView(view.id);
      setEditing(null);
      setRemoved(view);
    });
  const restore = (view: SavedView) =>
    run(async () => {
      await api.setSavedView(view.id, view);
      setRemoved(null);
    });
  const mayAlter = (view: SavedView) => view.person_id === me.person.id || leads(me.role);
  const mayShare = !looksOn(me.role);
  return (
    <div className={classes.all}>
      <p className={classes.hint}>{mayShare ? words.hint : words.hintLooksOn}</p>
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      {removed ? (
        <Notice
          tone="info"
          title={words.removed(removed.name)}
          action={{ label: strings.common.undo, onClick: () => void restore(removed) }}
        />
      ) : null}
      {saving && shownNow === "" ? <p className={classes.hint}>{words.nothing}</p> : null}
      {editing === NEW ? (
        <ViewForm
          view={null}
          shownNow={shownNow}
          describe={describe}
          mayShare={mayShare}
          onRemove={null}
          onCancel={onClose}
          onSave={async (wish) => {
            await api.setSavedView(crypto.randomUUID(), wish);
            await fresh();
            onClose();
          }}
        />
      ) : (
        <ul className={classes.list}>
          {views.map((view) => (
            <li key={view.id}>
              {editing === view.id ? (
                <ViewForm
                  view={view}
                  shownNow={shownNow}
                  describe={describe}
                  mayShare={mayShare && view.person_id === me.person.id}
                  onCancel={() => setEditing(null)}
                  onRemove={() => void remove(view)}
                  onSave={async (wish) => {
                    await api.setSavedView(view.id, wish);
                    await fresh();
                    setEditing(null);
                  }}
                />
              ) : (
                <div className={classes.row}>
                  <span>
                    <bdi className="tl-cut">{view.name}</bdi>
                    <small className="tl-cut">
                      {view.is_shared ? words.ofTheTeam : words.mine} · <bdi>{describe(view.query)}</bdi>
                    </small>
                  </span>
                  {mayAlter(view) ? (
                    <IconButton
                      icon={IconPencil}
                      label={words.alter(view.name)}
                      onClick={() => setEditing(view.id)}
                    />
                  ) : null}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** "Waiting · Waits at least: 1 h · Most recent first" */
function useDescribe(): (query: string) => string {
  const { data: numbers = [] } = useQuery(numbersQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: labels = [] } = useQuery(labelsQuery);
  return (query) => {
    const search = searchOf(query);
    return [
      strings.list.views[search.view ?? "all"],
      ...chips(filtersOf({ ...search }), { numbers, people, labels }).map(({ text }) => text),
      strings.list.sorts[search.sort ?? DEFAULT_SORT],
    ].join(" · ");
  };
}
