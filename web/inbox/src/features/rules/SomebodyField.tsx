/** Whose message it would be: a new customer's, or that of somebody who is found by name or number. */
import { Select } from "@mantine/core";
import type { FoundPerson } from "@twinline/api";
import { readableName } from "@twinline/kit";
import { useState } from "react";
import { pageStrings } from "../../pageStrings";
import { usePeople } from "./usePeople";

const words = pageStrings.rules;
/** Of the option that is nobody known. */
const NEW = "new";

/** Somebody with a conversation to go by. */
export interface Somebody {
  conversationId: string;
  name: string;
}

interface Props {
  lineId: string;
  value: Somebody | null;
  onChange: (next: Somebody | null) => void;
}

function somebody({ contact, conversations }: FoundPerson, lineId: string): Somebody[] {
  // Over this number, where they have written to it: what was said there counts as well.
  const of = conversations.find(({ line_id }) => line_id === lineId) ?? conversations[0];
  return of ? [{ conversationId: of.id, name: readableName(contact.name) }] : [];
}

export function SomebodyField({ lineId, value, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const { found, error } = usePeople(typed === (value?.name ?? words.newCustomer) ? "" : typed);
  const offered = found.flatMap((person) => somebody(person, lineId));
  const all = new Map([...(value ? [value] : []), ...offered].map((one) => [one.conversationId, one]));
  return (
    <Select
      aria-label={words.previewWho}
      searchable
      allowDeselect={false}
      searchValue={typed}
      onSearchChange={setTyped}
      data={[
        { value: NEW, label: words.newCustomer },
        ...[...all.values()].map(({ conversationId, name }) => ({ value: conversationId, label: name })),
      ]}
      // The server has found them, also by what their name does not show.
      filter={({ options }) => options}
      // Who looks for somebody else begins anew.
      onFocus={(event) => event.currentTarget.select()}
      error={error ? words.peopleFailed : null}
      value={value?.conversationId ?? NEW}
      onChange={(id) => onChange(all.get(id ?? NEW) ?? null)}
    />
  );
}
