// One template in a line; opened, how it looks and what can be decided about it.
import { IconChevronDown } from "@tabler/icons-react";
import { useId, useRef } from "react";
import { accountStrings } from "./strings";
import { TemplateDetail } from "./TemplateDetail";
import own from "./templates.module.css";
import type { Template } from "./types";

const words = accountStrings.templates;

export interface TemplateRowProps {
  template: Template;
  reasons: string[];
  open: boolean;
  onToggle: () => void;
}

export function TemplateRow({ template, reasons, open, onToggle }: TemplateRowProps) {
  const id = useId();
  const head = useRef<HTMLButtonElement>(null);
  const { name, language, category, quality, status } = template;
  return (
    <li className={own.row}>
      <button
        ref={head}
        type="button"
        className={own.head}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
      >
        <span className={own.said}>
          <b>{name}</b>
          <span>
            {language} · {words.categories[category] ?? category} ·{" "}
            {words.qualityOf(words.qualities[quality])}
          </span>
        </span>
        <span className={own.status} data-status={status}>
          {words.statuses[status]}
        </span>
        <IconChevronDown aria-hidden size={16} stroke={1.75} className={own.chevron} />
      </button>
      {open ? (
        <section id={id} className={own.detail} aria-label={name}>
          <TemplateDetail template={template} reasons={reasons} onDecided={() => head.current?.focus()} />
        </section>
      ) : null}
    </li>
  );
}
