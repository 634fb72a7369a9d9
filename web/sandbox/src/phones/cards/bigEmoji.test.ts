import { expect, it } from "vitest";
import { bigEmoji } from "./bigEmoji";

it.each([
  ["🥖", 1],
  [" ❤️ ", 1],
  ["👍🏽👨‍👩‍👧", 2],
  ["🇵🇹", 1],
  ["1️⃣", 1],
  ["🥖🥐🍞", 3],
])("draws %s large", (text, count) => expect(bigEmoji(text)).toBe(count));

it.each(["", "1", "#", "🥖 please", "🥖🥐🍞🥨", "ok"])("leaves “%s” as it is", (text) =>
  expect(bigEmoji(text)).toBeNull(),
);
