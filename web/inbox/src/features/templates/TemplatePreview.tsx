/** How the customer will see it: what is filled in stands out, and so does what is still empty. */
import { IconExternalLink, IconFile, IconMessageReply, IconMovie, IconPhoto } from "@tabler/icons-react";
import type { Template } from "@twinline/api";
import { FormattedText } from "@twinline/kit";
import { strings } from "../../strings";
import type { Attachment } from "../composer/useAttachment";
import { filledIn, pieces, type Values } from "./fill";
import classes from "./TemplatePreview.module.css";

interface Props {
  template: Template;
  values: Values;
  file: Attachment | null;
}

const SIGNS = { image: IconPhoto, video: IconMovie, document: IconFile };

export function TemplatePreview({ template, values, file }: Props) {
  const { header, body, footer, buttons } = template;
  const Sign = header?.file ? (SIGNS[header.file as keyof typeof SIGNS] ?? IconFile) : null;
  return (
    <section className={classes.stage} aria-label={strings.templates.preview}>
      <div className={classes.bubble}>
        {Sign ? (
          <div className={classes.file}>
            {file?.preview ? <img src={file.preview} alt="" /> : <Sign size={28} stroke={1.5} aria-hidden />}
          </div>
        ) : null}
        {header?.text ? (
          <b className={classes.header} dir="auto">
            <Words text={header.text} place="header" values={values} />
          </b>
        ) : null}
        <div className={classes.body} dir="auto">
          <Words text={body} place="body" values={values} />
        </div>
        {footer ? (
          <p className={classes.footer} dir="auto">
            {footer}
          </p>
        ) : null}
      </div>
      {buttons.map(({ text, link }, at) => (
        <div key={text} className={classes.button} title={link ? linkOf(link, at, values) : undefined}>
          {link ? (
            <IconExternalLink size={16} stroke={1.75} aria-hidden />
          ) : (
            <IconMessageReply size={16} stroke={1.75} aria-hidden />
          )}
          <span className="tl-cut" dir="auto">
            {text}
          </span>
        </div>
      ))}
    </section>
  );
}

/** A button has one blank, whatever its name. */
function linkOf(link: string, at: number, values: Values): string {
  return link.replace(/\{\{[^{}]*\}\}/, values[`button.${at}`]?.trim() || "…");
}

function Words({ text, place, values }: { text: string; place: string; values: Values }) {
  // Bold and the like may reach around a blank, so what is whole is drawn whole; blanks that are left are shown as such.
  const all = pieces(text, place, values);
  const left = all.filter((piece) => piece.blank && !values[piece.blank]?.trim());
  if (left.length === 0) return <FormattedText text={filledIn(text, place, values)} />;
  return (
    <span className={classes.words}>
      {all.map((piece, at) =>
        piece.blank ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text stay where they are
          <mark key={at} data-left={left.includes(piece) || undefined}>
            {piece.text}
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={at}>{piece.text.replaceAll(/[*_~]/g, "")}</span>
        ),
      )}
    </span>
  );
}
