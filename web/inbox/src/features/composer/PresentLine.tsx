/** Who else has this conversation before them, above the facts: two who see each other do not answer over each other. */
import { Avatar } from "@twinline/kit";
import { usePresent } from "../../live/presence";
import classes from "./PresentLine.module.css";
import { presentWords } from "./presentWords";

/** More than these are named by their number. */
const FACES_MAX = 3;

export function PresentLine() {
  const people = usePresent();
  const writing = people.some((person) => person.writing);
  return (
    // Said aloud as it changes, so it stays on the page while nobody is there.
    <div className={classes.line} role="status" data-nobody={people.length === 0 || undefined}>
      {people.slice(0, FACES_MAX).map((person) => (
        <Avatar key={person.id} name={person.name} size={20} />
      ))}
      {people.length > 0 ? (
        <span className="tl-cut" data-writing={writing || undefined}>
          {presentWords(people)}
        </span>
      ) : null}
    </div>
  );
}
