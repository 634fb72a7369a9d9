/** Where whoever leads the team makes, orders, alters and removes the fields that are kept about customers. */
import { Button, Modal } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Attribute, api } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { sayList } from "@twinline/kit/texts";
import { useState } from "react";
import { keys } from "../../live/keys";
import { attributesQuery } from "../../live/queries";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { problemWords } from "../../ui/problemWords";
import { AttributeForm } from "./AttributeForm";
import classes from "./Attributes.module.css";
import { words as all } from "./words";

const words = all.window;
const NEW = "new";

export default function AttributesWindow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="md">
      <Fields />
    </Modal>
  );
}

function Fields() {
  const client = useQueryClient();
  const { data: attributes = [] } = useQuery(attributesQuery);
  // The first one is what one came for.
  const [editing, setEditing] = useState<string | null>(attributes.length === 0 ? NEW : null);
  const [removed, setRemoved] = useState<Attribute | null>(null);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const fresh = () => client.invalidateQueries({ queryKey: keys.attributes });
  const run = async (doing: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await doing();
      await fresh();
    } catch (error) {
      setFailure(problemWords(error));
    }
  };
  const move = (at: number, by: number) =>
    run(() => {
      const ids = attributes.map(({ id }) => id);
      ids.splice(at + by, 0, ...ids.splice(at, 1));
      return api.orderAttributes(ids);
    });
  const remove = (attribute: Attribute) =>
    run(async () => {
      await api.removeAttribute(attribute.id);
      setEditing(null);
      setRemoved(attribute);
    });
  const restore = (attribute: Attribute) =>
    run(async () => {
      await api.restoreAttribute(attribute.id);
      setRemoved(null);
      // What stood in it may not be on this page.
      void client.invalidateQueries({ queryKey: keys.conversations });
    });
  return (
    <div className={classes.all}>
      <p className={classes.hint}>{words.hint}</p>
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
      {attributes.length === 0 && editing === null ? <p className={classes.hint}>{words.empty}</p> : null}
      <ul className={classes.list}>
        {attributes.map((attribute, at) => (
          <li key={attribute.id}>
            {editing === attribute.id ? (
              <AttributeForm
                attribute={attribute}
                onCancel={() => setEditing(null)}
                onRemove={() => void remove(attribute)}
                onSave={async (name, kind, choices) => {
                  await api.setAttribute(attribute.id, { name, kind, choices });
                  await fresh();
                  setEditing(null);
                }}
              />
            ) : (
              <div className={classes.item}>
                <span>
                  <bdi className="tl-cut">{attribute.name}</bdi>
                  <small className="tl-cut">
                    {attribute.kind === "choice" ? sayList(attribute.choices) : all.kinds[attribute.kind]}
                  </small>
                </span>
                <IconButton
                  icon={IconArrowUp}
                  label={words.up(attribute.name)}
                  disabled={at === 0}
                  onClick={() => void move(at, -1)}
                />
                <IconButton
                  icon={IconArrowDown}
                  label={words.down(attribute.name)}
                  disabled={at === attributes.length - 1}
                  onClick={() => void move(at, 1)}
                />
                <IconButton
                  icon={IconPencil}
                  label={words.alter(attribute.name)}
                  onClick={() => setEditing(attribute.id)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {editing === NEW ? (
        <AttributeForm
          attribute={null}
          onCancel={() => setEditing(null)}
          onRemove={null}
          onSave={async (name, kind, choices) => {
            await api.setAttribute(crypto.randomUUID(), { name, kind, choices });
            await fresh();
            setEditing(null);
          }}
        />
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
          onClick={() => setEditing(NEW)}
        >
          {words.add}
        </Button>
      )}
    </div>
  );
}
