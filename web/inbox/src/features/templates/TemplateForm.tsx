/** One template: its blanks, its file, how it will look, and the button that sends it. */
import { Autocomplete, Button, FileButton } from "@mantine/core";
import { IconArrowLeft, IconPaperclip, IconSend } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ConversationSummary, Me, Template, TemplateBlank } from "@twinline/api";
import { Notice, readableName } from "@twinline/kit";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { keys } from "../../live/keys";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import AttachmentCard from "../composer/AttachmentCard";
import { shortName } from "../composer/factWords";
import { useAttachment } from "../composer/useAttachment";
import { around, missing, titleOf, type Values, wholeText } from "./fill";
import classes from "./TemplateForm.module.css";
import type { TemplateWish } from "./TemplatePicker";
import { TemplatePreview } from "./TemplatePreview";

interface Props {
  template: Template;
  conversation: ConversationSummary;
  /** What was filled in before. */
  begun: Values;
  /** Back to the list, where both do not fit beside each other. */
  onBack: (() => void) | null;
  onSend: (wish: TemplateWish) => void;
}

const words = strings.templates;
const ACCEPT: Record<string, string> = { image: "image/jpeg,image/png", video: "video/mp4,video/3gpp" };

export function TemplateForm({ template, conversation, begun, onBack, onSend }: Props) {
  const [values, setValues] = useState<Values>(begun);
  const [tried, setTried] = useState(false);
  const file = useAttachment();
  const me = useQueryClient().getQueryData<Me>(keys.me);
  const form = useRef<HTMLFormElement>(null);
  // Whoever chose by keyboard goes on by keyboard; on a phone the keyboard would hide the preview.
  useEffect(() => {
    if (onBack === null) form.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, [onBack]);
  const left = missing(template, values);
  const wantsFile = template.header?.file ?? null;
  const media = file.attachment?.uploaded ?? null;
  const ready = left.length === 0 && (wantsFile === null || media !== null);

  const name = readableName(conversation.contact.name);
  const offers = [shortName(conversation.contact.name), name, me?.person.name.split(" ")[0] ?? ""];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready || template.hindrance) return;
    const { name, language } = template;
    onSend({ template: { name, language, values }, text: wholeText(template, values), media });
  };
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.scroll}>
        <div className={classes.head}>
          {onBack ? <IconButton icon={IconArrowLeft} label={words.back} onClick={onBack} /> : null}
          <h3 className="tl-cut">{titleOf(template)}</h3>
          <code className="tl-cut">{template.name}</code>
        </div>
        <TemplatePreview template={template} values={values} file={file.attachment} />
        {template.hindrance ? (
          <Notice tone="warning" title={template.hindrance.sentence}>
            {template.hindrance.remedy}
          </Notice>
        ) : (
          <>
            {template.blanks.map((blank) => (
              <Autocomplete
                key={blank.key}
                label={labelOf(template, blank)}
                placeholder={blank.example ? words.example(blank.example) : words.fillIn}
                data={[...new Set(offers.filter(Boolean))]}
                filter={({ options }) => (values[blank.key] ? [] : options)}
                dir="auto"
                autoComplete="off"
                value={values[blank.key] ?? ""}
                error={tried && left.includes(blank.key) ? words.missing : null}
                onChange={(value) => setValues((old) => ({ ...old, [blank.key]: value }))}
              />
            ))}
            {wantsFile ? (
              <div className={classes.file}>
                {file.attachment ? (
                  <AttachmentCard
                    attachment={file.attachment}
                    onRemove={file.clear}
                    onRetry={file.retry}
                    onSendAs={file.sendAs}
                  />
                ) : (
                  <FileButton
                    accept={ACCEPT[wantsFile] ?? ""}
                    onChange={(chosen) => chosen && file.attach(chosen)}
                  >
                    {(props) => (
                      <Button
                        {...props}
                        variant="default"
                        leftSection={<IconPaperclip size={16} stroke={1.75} aria-hidden />}
                      >
                        {words.file[wantsFile] ?? words.anyFile}
                      </Button>
                    )}
                  </FileButton>
                )}
                {tried && !media ? <p className={classes.error}>{words.fileMissing}</p> : null}
              </div>
            ) : null}
          </>
        )}
      </div>
      {template.hindrance ? null : (
        <div className={classes.foot}>
          <span className={classes.hint}>
            {ready ? words.goesTo(name) : words.left(left.length + (wantsFile && !media ? 1 : 0))}
          </span>
          <Button
            type="submit"
            leftSection={<IconSend size={16} stroke={1.75} className="tl-flip" aria-hidden />}
          >
            {words.send}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The words around a blank tell more than its number. */
function labelOf(template: Template, { key, name }: TemplateBlank): string {
  const [place, of] = key.split(".", 2);
  if (place === "button") return words.ofButton(template.buttons[Number(of)]?.text ?? "");
  if (!/^\d+$/.test(name)) return titleOf({ name });
  return around((place === "header" ? template.header?.text : template.body) ?? "", name);
}
