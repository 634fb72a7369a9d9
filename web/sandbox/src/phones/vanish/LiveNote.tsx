// Until when a live location is told, or that it ended.
import { useNow } from "../../api/clock";
import { momentText } from "../momentText";
import { vanishStrings } from "./strings";

const words = vanishStrings.live;

export function LiveNote({ until }: { until: number }) {
  const now = useNow(1000);
  return <b>{until > now ? words.until(momentText(until, now)) : words.over}</b>;
}
