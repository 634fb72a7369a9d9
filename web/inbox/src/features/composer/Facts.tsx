/** The facts above the composer: who has the floor, the window of free text, and what a message costs. */
import { Button } from "@mantine/core";
import { IconCoins, IconTemplate } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ConversationSummary, Me } from "@twinline/api";
import { OriginMark } from "@twinline/kit";
import { useNow } from "../../clock";
import { keys } from "../../live/keys";
import { chargeQuery } from "../../live/queries";
import { strings } from "../../strings";
import type { Commands } from "../thread/useCommands";
import { chargeFact } from "./chargeWords";
import classes from "./Facts.module.css";
import { floorFact, windowFact } from "./factWords";

interface Props {
  conversation: ConversationSummary;
  commands: Commands;
}

export function Facts({ conversation, commands }: Props) {
  const now = useNow();
  const personId = useQueryClient().getQueryData<Me>(keys.me)?.person.id ?? "";
  const { floor } = conversation;
  const mine = floor.holder === "agent" && floor.person?.id === personId;
  const handedOver = floor.handed_over_at !== null && floor.holder !== "agent";
  const said = floorFact(floor, personId, now);
  const window = windowFact(conversation, now);
  const { data } = useQuery(chargeQuery(conversation.id, window.open));
  const charge = data ? chargeFact(data) : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: facts to read, not a set of form fields
    <div
      className={classes.facts}
      role="group"
      aria-label={strings.floor.group}
      data-two-ways={handedOver || undefined}
    >
      <div className={classes.fact}>
        <OriginMark origin={floor.holder} name={floor.person?.name ?? floor.bot_name ?? undefined} />
        <div className={classes.words}>
          <b className="tl-cut">{said.title}</b>
          <span className="tl-cut">{said.text}</span>
        </div>
        {handedOver ? (
          <Button
            variant="subtle"
            className={classes.action}
            disabled={commands.busy}
            onClick={() => commands.moveFloor("hand_back")}
          >
            {strings.floor.handBack}
          </Button>
        ) : null}
        <Button
          variant="default"
          className={classes.action}
          disabled={commands.busy}
          onClick={() => commands.moveFloor(mine ? "hand_back" : "take")}
        >
          {mine ? strings.floor.handBack : strings.floor.takeIt}
        </Button>
      </div>
      <div className={classes.fact}>
        {window.open ? (
          <Ring share={window.share} />
        ) : (
          <IconTemplate size={20} stroke={1.75} className={classes.shut} aria-hidden />
        )}
        <div className={classes.words}>
          <b className="tl-cut">{window.title}</b>
          <span className="tl-cut">{window.text}</span>
        </div>
      </div>
      {charge ? (
        <div className={classes.fact} title={charge.all ?? undefined}>
          <IconCoins size={20} stroke={1.75} className={classes.coins} aria-hidden />
          <div className={classes.words}>
            <b className="tl-cut">{charge.title}</b>
            <span className="tl-cut">{charge.text}</span>
          </div>
        </div>
      ) : null}
    </div>
  );
}

const RADIUS = 8;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ share }: { share: number }) {
  return (
    <svg className={classes.ring} viewBox="0 0 20 20" aria-hidden="true">
      <circle className={classes.ground} cx="10" cy="10" r={RADIUS} />
      <circle
        className={classes.left}
        cx="10"
        cy="10"
        r={RADIUS}
        strokeDasharray={`${share * ROUND} ${ROUND}`}
      />
    </svg>
  );
}
