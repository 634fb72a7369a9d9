/** The newest turns that a bot was given: what came of each, and what went wrong on the way. */
import { Link } from "@tanstack/react-router";
import type { BotDelivery } from "@twinline/api";
import { dateTime } from "@twinline/kit";
import { pageStrings } from "../../pageStrings";
import classes from "./Bot.module.css";
import { deliveryWords } from "./deliveryWords";

const words = pageStrings.bots;

export function Deliveries({ deliveries }: { deliveries: readonly BotDelivery[] }) {
  return (
    <>
      <h3 className={classes.head}>{words.deliveries}</h3>
      {deliveries.length === 0 ? <p className={classes.none}>{words.deliveriesNone}</p> : null}
      <ol className={classes.deliveries} aria-label={words.deliveries}>
        {deliveries.map((delivery) => {
          const { tone, state, more } = deliveryWords(delivery);
          return (
            <li key={delivery.token}>
              <span className={classes.state} data-tone={tone}>
                {state}
              </span>
              <Link to="/inbox/$conversationId" params={{ conversationId: delivery.conversation_id }}>
                <bdi>{delivery.name}</bdi>
              </Link>
              <time dateTime={new Date(delivery.at).toISOString()}>{dateTime(delivery.at)}</time>
              {more ? <p>{more}</p> : null}
            </li>
          );
        })}
      </ol>
    </>
  );
}
