/** What WhatsApp keeps to the phone: stated, so that nobody looks for it in vain. */
import { pageStrings } from "../../pageStrings";
import { Card } from "../../ui/Page";
import classes from "./HealthCards.module.css";

const words = pageStrings.numbers;

export function NotMirrored() {
  return (
    <Card title={words.mirrors} aside={words.mirrorsAside} span={12}>
      <p className={classes.none}>{words.mirrorsText}</p>
      <dl className={classes.mirrors}>
        {words.notMirrored.map(([what, why]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
