/** What may be said while free text may not: the number's templates, to choose, fill in, look at and send. */
import { Modal, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconTemplate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ConversationSummary, Template } from "@twinline/api";
import { EmptyState, Notice } from "@twinline/kit";
import { useState } from "react";
import { businessNow } from "../../clock";
import { templatesQuery } from "../../live/queries";
import type { OutboxMedia, OutboxTemplate } from "../../outbox/Outbox";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { windowFact } from "../composer/factWords";
import { TemplateForm } from "./TemplateForm";
import { TemplateList } from "./TemplateList";
import classes from "./TemplatePicker.module.css";

export interface TemplateWish {
  template: OutboxTemplate;
  text: string;
  media: OutboxMedia | null;
}

interface Props {
  conversation: ConversationSummary;
  /** What was filled in before and came back; `true`: nothing yet; `false`: closed. */
  opened: OutboxTemplate | boolean;
  onClose: () => void;
  onSend: (wish: TemplateWish) => void;
}

const words = strings.templates;

export default function TemplatePicker({ opened, onClose, ...props }: Props) {
  const narrow = useMediaQuery("(max-width: 47.99em)", false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened !== false}
      onClose={onClose}
      title={words.title}
      size={900}
      fullScreen={narrow ?? false}
      classNames={{ body: classes.body ?? "", content: classes.content ?? "" }}
    >
      <Choice {...props} begun={typeof opened === "object" ? opened : null} narrow={narrow ?? false} />
    </Modal>
  );
}

type Named = Pick<Template, "name" | "language">;

interface ChoiceProps extends Pick<Props, "conversation" | "onSend"> {
  begun: OutboxTemplate | null;
  narrow: boolean;
}

function Choice({ conversation, onSend, begun, narrow }: ChoiceProps) {
  const { data, error, refetch } = useQuery(templatesQuery(conversation.line_id));
  const [chosen, setChosen] = useState<Named | null>(begun);
  const open = windowFact(conversation, businessNow()).open;
  if (error) {
    const { fact, remedy } = problemWords(error);
    return (
      <div className={classes.alone}>
        <Notice tone="danger" title={fact} action={{ label: words.again, onClick: () => void refetch() }}>
          {remedy}
        </Notice>
      </div>
    );
  }
  if (!data) {
    return (
      <div className={classes.alone} aria-busy>
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={56} radius="md" mb={10} />
        ))}
      </div>
    );
  }
  if (data.length === 0) {
    return (
      <div className={classes.alone}>
        <EmptyState
          icon={<IconTemplate size={22} stroke={1.5} aria-hidden />}
          title={words.noneTitle}
          text={words.noneText}
        />
      </div>
    );
  }
  const template = data.find((each) => isSame(each, chosen));
  return (
    <div className={classes.columns} data-chosen={template ? true : undefined}>
      <TemplateList
        templates={data}
        conversation={conversation}
        open={open}
        chosen={template ?? null}
        onChoose={setChosen}
      />
      {template ? (
        <TemplateForm
          // Another template has other blanks.
          key={`${template.name}/${template.language}`}
          template={template}
          conversation={conversation}
          begun={isSame(template, begun) ? (begun?.values ?? {}) : {}}
          onBack={narrow ? () => setChosen(null) : null}
          onSend={onSend}
        />
      ) : narrow ? null : (
        <div className={classes.nothing}>
          <EmptyState
            icon={<IconTemplate size={22} stroke={1.5} aria-hidden />}
            title={words.chooseTitle}
            text={words.chooseText}
          />
        </div>
      )}
    </div>
  );
}

function isSame(one: Named, other: Named | null): boolean {
  return one.name === other?.name && one.language === other?.language;
}
