// Before the sign-up window's first page: which of the sandbox's businesses connects, where nothing says it.
import { Logo } from "@twinline/kit";
import { type ReactNode, useState } from "react";
import { chooseBusiness, currentBusiness } from "../businesses/current";
import { type ListedBusiness, useBusinesses } from "../businesses/queries";
import { businessStrings as words } from "../businesses/strings";
import { TextButton } from "../ui/TextButton";
import { readAsked } from "./asked";
import classes from "./SignUpWindow.module.css";
import { signUpStrings } from "./strings";

/** The one that needs no asking: the only one, or whose number the page filled in. */
export function needless(all: ListedBusiness[], digits: string | null): ListedBusiness | undefined {
  if (all.length === 1) return all[0];
  return all.find((one) => one.display_phone_number.replace(/\D/gu, "") === digits);
}

export function WhichBusiness({ children }: { children: ReactNode }) {
  const [known, setKnown] = useState(currentBusiness() !== null);
  const [picked, setPicked] = useState("");
  const { data: all, isPending } = useBusinesses();
  if (known) return children;
  if (isPending) return <p className={classes.loading}>{signUpStrings.loading}</p>;
  // None at all, or no answer: the window itself says what is wrong.
  if (!all || all.length === 0) return children;
  const choose = (one: ListedBusiness) => {
    chooseBusiness(one.waba_id);
    setKnown(true);
  };
  const sure = needless(all, readAsked(location.search).digits);
  if (sure) {
    chooseBusiness(sure.waba_id);
    return children;
  }
  const chosen = all.find((one) => one.waba_id === picked) ?? all[0];
  return (
    <main className={classes.window}>
      <header className={classes.head}>
        <Logo />
        <div>
          <h1>{signUpStrings.title}</h1>
          <p>{signUpStrings.sandbox}</p>
        </div>
      </header>
      <form
        className={classes.page}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) choose(chosen);
        }}
      >
        <h2>{words.which}</h2>
        <p>{words.whichText}</p>
        {all.map((one) => (
          <label key={one.waba_id} className={classes.choice}>
            <input
              type="radio"
              name="business"
              checked={one === chosen}
              onChange={() => setPicked(one.waba_id)}
            />
            <span>
              <b>
                <bdi>{one.name}</bdi>
              </b>
              <small>
                <bdi>{one.display_phone_number}</bdi>
              </small>
            </span>
          </label>
        ))}
        <div className={classes.ways}>
          <TextButton look="filled" type="submit">
            {signUpStrings.next}
          </TextButton>
        </div>
      </form>
    </main>
  );
}
