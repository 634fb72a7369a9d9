// The app's catalog: what the shop offers, sent into chats from here.
import { IconSend, IconShoppingBag, IconTrash } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { type AppState, appCalls } from "../../api/app";
import { useAppDeed } from "../../api/appQueries";
import sheets from "../compose/sheets.module.css";
import { Failure } from "../Failure";
import { Sheet } from "../sheet/Sheet";
import { SheetButton } from "../sheet/SheetButton";
import { phoneStrings } from "../strings";
import classes from "./app.module.css";
import { money } from "./money";
import { SendProduct } from "./SendProduct";

const words = phoneStrings.app.catalog;

export function ProductsSheet({ app, onClose }: { app: AppState; onClose: () => void }) {
  const deed = useAppDeed();
  const [sent, setSent] = useState<string | null>(null);
  return (
    <Sheet full title={phoneStrings.app.tools.catalog.title} onClose={onClose}>
      <Failure error={deed.error} />
      {app.catalog.length === 0 ? <p className={sheets.hint}>{words.none}</p> : null}
      <ul className={classes.rows}>
        {app.catalog.map((item) => (
          <li key={item.id}>
            <span className={classes.sign}>
              {item.media ? (
                <img src={item.media.url} alt="" />
              ) : (
                <IconShoppingBag size={18} stroke={1.75} aria-hidden />
              )}
            </span>
            <span className={classes.words}>
              <b dir="auto">{item.name}</b>
              <small>
                {money(item)}, {item.retailer_id}
              </small>
              {item.description ? <small dir="auto">{item.description}</small> : null}
            </span>
            <button
              type="button"
              className={classes.small}
              aria-label={words.send(item.name)}
              onClick={() => setSent(item.id)}
            >
              <IconSend size={16} stroke={1.75} aria-hidden />
            </button>
            <button
              type="button"
              className={classes.small}
              aria-label={words.remove(item.name)}
              onClick={() => deed.mutate(() => appCalls.removeProduct(item.id))}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <NewProduct />
      {sent ? <SendProduct product={sent} onClose={() => setSent(null)} /> : null}
    </Sheet>
  );
}

function NewProduct() {
  const [name, setName] = useState("");
  const [price, setPrice] = useState("");
  const [description, setDescription] = useState("");
  const [picture, setPicture] = useState<File | undefined>();
  const chooser = useRef<HTMLInputElement>(null);
  const deed = useAppDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said = description.trim();
    const product = { name: name.trim(), price: Number(price), currency: "GBP" };
    deed.mutate(() => appCalls.addProduct(said ? { ...product, description: said } : product, picture), {
      onSuccess: () => {
        setName("");
        setPrice("");
        setDescription("");
        setPicture(undefined);
        if (chooser.current) chooser.current.value = "";
      },
    });
  };
  return (
    <form className={sheets.form} onSubmit={submit}>
      <Failure error={deed.error} />
      <label>
        {words.name}
        <input
          required
          maxLength={150}
          dir="auto"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {words.price}
        <input
          required
          type="number"
          min="0"
          step="0.01"
          value={price}
          onChange={(event) => setPrice(event.target.value)}
        />
      </label>
      <label>
        {words.description}
        <textarea
          rows={2}
          maxLength={1000}
          dir="auto"
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </label>
      <label>
        {words.picture}
        <input
          ref={chooser}
          type="file"
          accept="image/jpeg,image/png"
          onChange={(event) => setPicture(event.target.files?.[0])}
        />
      </label>
      <SheetButton
        look="filled"
        type="submit"
        disabled={name.trim() === "" || price === "" || deed.isPending}
      >
        {words.add}
      </SheetButton>
    </form>
  );
}
