// What the business says of itself, as customers see it.
import { useProfile } from "../../api/phoneQueries";
import { Failure } from "../Failure";
import { phoneStrings } from "../strings";
import classes from "./InfoSheet.module.css";

const words = phoneStrings.profile;

export function BusinessFacts() {
  const { data: profile, error } = useProfile();
  const facts = profile
    ? [
        [words.about, profile.about],
        [words.description, profile.description],
        [words.vertical, words.verticals[profile.vertical] ?? profile.vertical],
        [words.address, profile.address],
        [words.email, profile.email],
        [words.websites, profile.websites.join("\n")],
      ].filter(([, value]) => value)
    : [];
  return (
    <>
      <Failure error={error} />
      {profile && facts.length === 0 ? <p className={classes.none}>{words.empty}</p> : null}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
