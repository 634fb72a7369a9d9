/** The templates, found as one types; the arrow keys go through them. */
import { TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ConversationCharge, ConversationSummary, Template } from "@twinline/api";
import { dollars } from "@twinline/kit";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { chargeQuery } from "../../live/queries";
import { strings } from "../../strings";
import { exampleText, languageOf, matching, titleOf } from "./fill";
import classes from "./TemplateList.module.css";

interface Props {
  templates: readonly Template[];
  conversation: ConversationSummary;
  open: boolean;
  chosen: Template | null;
  onChoose: (template: Template) => void;
}

const words = strings.templates;

export function TemplateList({ templates, conversation, open, chosen, onChoose }: Props) {
  const [q, setQ] = useState("");
  const touch = useMediaQuery("(pointer: coarse)", false, { getInitialValueInEffect: false });
  const field = useRef<HTMLInputElement>(null);
  // The window took the keys before there was anything in it.
  useEffect(() => {
    if (!touch) field.current?.focus();
  }, [touch]);
  const list = useRef<HTMLDivElement>(null);
  const { data: charge } = useQuery(chargeQuery(conversation.id, open));
  const found = matching(templates, q);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    rows[at === -1 && step === -1 ? rows.length - 1 : at + step]?.focus();
  };
  return (
    // The keys of the field and of the rows are the same.
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows are buttons; the keys only go between them
    <div className={classes.side} onKeyDown={onKeyDown}>
      <TextInput
        ref={field}
        type="search"
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        placeholder={words.search}
        aria-label={words.search}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <div className={classes.list} ref={list}>
        {found.map((template) => (
          <button
            key={`${template.name}/${template.language}`}
            type="button"
            className={classes.row}
            aria-pressed={template === chosen}
            data-hindered={template.hindrance !== null || undefined}
            onClick={() => onChoose(template)}
          >
            <span className={classes.title}>
              <b className="tl-cut">{titleOf(template)}</b>
              <span className={classes.price}>{priceOf(template, charge)}</span>
            </span>
            <span className={classes.text} dir="auto">
              {template.hindrance?.sentence ?? exampleText(template)}
            </span>
            <span className={classes.about}>
              {words.categories[template.category] ?? template.category} · {languageOf(template.language)}
            </span>
          </button>
        ))}
        {found.length === 0 ? <p className={classes.none}>{words.noneFound(q)}</p> : null}
      </div>
    </div>
  );
}

function priceOf({ category }: Template, charge: ConversationCharge | undefined): string | null {
  const price = {
    utility: charge?.utility,
    marketing: charge?.marketing,
    authentication: charge?.authentication,
  }[category];
  if (price === undefined || price === null) return null;
  return price === 0 ? words.free : dollars(price);
}
