// What a customer chose, filled in or ordered.
import { useDisclosure } from "@mantine/hooks";
import { IconClipboardCheck, IconShoppingCart } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { AnswerCard } from "../../api/cards";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import classes from "./cards.module.css";

const words = phoneStrings.card;

export function AnswerView({ card, meta }: { card: AnswerCard; meta: ReactNode }) {
  const [opened, sheet] = useDisclosure(false);
  const formal = card.of === "flow" || card.of === "order";
  return (
    <>
      <div className={classes.words}>
        {formal ? (
          <span className={classes.formal}>
            {card.of === "order" ? (
              <IconShoppingCart size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconClipboardCheck size={18} stroke={1.75} aria-hidden />
            )}
            <b dir="auto">{card.title || words.of[card.of]}</b>
          </span>
        ) : (
          <span dir="auto" className={classes.block}>
            {card.title}
          </span>
        )}
        {card.description ? (
          <span dir="auto" className={classes.dim}>
            {card.description}
          </span>
        ) : null}
        {meta}
      </div>
      {card.fields.length > 0 ? (
        <button type="button" className={classes.action} onClick={sheet.open}>
          {words.viewAnswers(card.fields.length)}
        </button>
      ) : null}
      {opened ? (
        <Sheet title={card.title || words.of[card.of]} onClose={sheet.close}>
          <dl className={classes.fields}>
            {card.fields.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
        </Sheet>
      ) : null}
    </>
  );
}
