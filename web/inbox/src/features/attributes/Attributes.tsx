/** What the team keeps about a customer, in fields of its own, altered in place. */
import { Button } from "@mantine/core";
import { IconAdjustments } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Contact, ContactAttribute } from "@twinline/api";
import { attributesQuery, meQuery } from "../../live/queries";
import { leads, looksOn } from "../../live/roles";
import { IconButton } from "../../ui/IconButton";
import { AttributeRow } from "./AttributeRow";
import classes from "./Attributes.module.css";
import { words } from "./words";

export function Attributes({ contact, onFields }: { contact: Contact; onFields: () => void }) {
  const { data: attributes } = useQuery(attributesQuery);
  const { data: me } = useQuery(meQuery);
  if (!attributes || !me) return null;
  const mayDefine = leads(me.role);
  return (
    <section aria-label={words.label}>
      <div className={classes.head}>
        <h3>{words.label}</h3>
        {mayDefine && attributes.length > 0 ? (
          <IconButton icon={IconAdjustments} label={words.alter} onClick={onFields} />
        ) : null}
      </div>
      {attributes.length === 0 ? (
        <>
          <p className={classes.empty}>
            {words.none} {mayDefine ? "" : words.askLeads}
          </p>
          {mayDefine ? (
            <Button size="compact-sm" variant="default" onClick={onFields}>
              {words.first}
            </Button>
          ) : null}
        </>
      ) : (
        <dl className={classes.rows}>
          {attributes.map((attribute) => (
            <AttributeRow
              key={`${contact.id} ${attribute.id}`}
              contactId={contact.id}
              attribute={attribute}
              held={contact.attributes.find(({ id }) => id === attribute.id) ?? none(attribute.id)}
              mayAlter={!looksOn(me.role)}
            />
          ))}
        </dl>
      )}
    </section>
  );
}

function none(id: string): ContactAttribute {
  return { id, value: "", others: [], version: 0 };
}
