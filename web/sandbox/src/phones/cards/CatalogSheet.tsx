// Products of an offer: how many of each, then the order is sent.
import { IconMinus, IconPlus, IconShoppingBag } from "@tabler/icons-react";
import { useState } from "react";
import type { Action, Product } from "../../api/cards";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./CatalogSheet.module.css";

const words = phoneStrings.card;

export interface CatalogSheetProps {
  catalog: Extract<Action, { kind: "catalog" }>;
  onClose: () => void;
  onOrder: (products: { id: string; quantity: number }[]) => void;
}

export function CatalogSheet({ catalog, onClose, onOrder }: CatalogSheetProps) {
  const [basket, setBasket] = useState<Record<string, number>>({});
  const ordered = catalog.products.flatMap(({ id }) => {
    const quantity = basket[id] ?? 0;
    return quantity > 0 ? [{ id, quantity }] : [];
  });
  const count = ordered.reduce((sum, { quantity }) => sum + quantity, 0);
  const order = () => {
    onOrder(ordered);
    onClose();
  };
  return (
    <Sheet
      title={catalog.title || words.products}
      onClose={onClose}
      foot={
        <SheetButton look="filled" disabled={count === 0} onClick={order}>
          {count === 0 ? words.orderNothing : words.order(count)}
        </SheetButton>
      }
    >
      {catalog.products.length === 0 ? <p className={classes.none}>{words.noProducts}</p> : null}
      <ul className={classes.products}>
        {catalog.products.map((product) => (
          <Line
            key={product.id}
            product={product}
            quantity={basket[product.id] ?? 0}
            onChange={(quantity) => setBasket({ ...basket, [product.id]: quantity })}
          />
        ))}
      </ul>
    </Sheet>
  );
}

interface LineProps {
  product: Product;
  quantity: number;
  onChange: (quantity: number) => void;
}

function Line({ product, quantity, onChange }: LineProps) {
  return (
    <li>
      <span className={classes.sign}>
        <IconShoppingBag size={18} stroke={1.5} aria-hidden />
      </span>
      <span className={classes.name} dir="auto">
        {product.name}
        {product.name === product.id ? null : <small>{product.id}</small>}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that nobody reads. */}
      <span role="group" className={classes.count} aria-label={words.quantity(product.name)}>
        <button
          type="button"
          aria-label={words.less(product.name)}
          disabled={quantity === 0}
          onClick={() => onChange(quantity - 1)}
        >
          <IconMinus size={14} stroke={2} aria-hidden />
        </button>
        <output>{quantity}</output>
        <button type="button" aria-label={words.more(product.name)} onClick={() => onChange(quantity + 1)}>
          <IconPlus size={14} stroke={2} aria-hidden />
        </button>
      </span>
    </li>
  );
}
