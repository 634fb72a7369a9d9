/** What a customer ordered: the articles by their numbers in the catalogue, and the sum where all prices are known. */
import { IconShoppingBag } from "@tabler/icons-react";
import type { Order } from "@twinline/api";
import { strings } from "../../../strings";
import classes from "./Parts.module.css";
import { money } from "./words";

export function OrderPart({ order }: { order: Order }) {
  const words = strings.thread.shown;
  const { items, total } = order;
  return (
    <div className={classes.answer}>
      <span className={classes.how}>
        <IconShoppingBag size={14} stroke={2} aria-hidden />
        {words.order}
      </span>
      <table className={classes.order}>
        <caption className="tl-sr">{words.order}</caption>
        <thead className="tl-sr">
          <tr>
            <th scope="col">{words.quantity}</th>
            <th scope="col">{words.article}</th>
            <th scope="col">{words.price}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ article, quantity, price }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the articles of an order stay where they are
            <tr key={at}>
              <td>{quantity}&nbsp;×</td>
              <td>
                <bdi>{article ?? words.articleUnknown}</bdi>
              </td>
              <td>{price ? money({ ...price, amount: price.amount * quantity }) : ""}</td>
            </tr>
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <tr>
              <td />
              <th scope="row">{words.total}</th>
              <td>{money(total)}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
