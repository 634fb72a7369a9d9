// The real platform, killed with -9 at random moments while signed deliveries arrive. Whatever it answered 200 before it
// died is there once after the restart; what it did not answer is sent again, as WhatsApp does, and is there once too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { delivery } from "../lib/delivery.mjs";
import { random } from "../lib/random.mjs";
import { Platform, SandboxProcess } from "../lib/serve.mjs";

const KILLS = Number(process.env.KILLS ?? 36);
const SENDERS = 12;
const POSTS_AT_ONCE = 8;
const LONGEST_LIFE_MS = 350;

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const chance = random(seed);
let sandbox;
let platform;

before(
  async () => {
    sandbox = await SandboxProcess.start();
    platform = await Platform.start(sandbox);
    await platform.connectNumber(sandbox);
  },
  { timeout: 120_000 },
);
after(async () => {
  await platform?.stop();
  await sandbox?.stop();
});

test(`every acknowledged delivery is there once after ${KILLS} kills (SEED=${seed})`, {
  timeout: 300_000,
}, async () => {
  const ledger = { next: 0, acknowledged: new Set(), interrupted: 0, refused: [] };
  let over = false;
  const posting = Array.from({ length: POSTS_AT_ONCE }, async () => {
    while (!over) {
      const n = ledger.next;
      ledger.next += 1;
      await postUntilTaken(n, ledger);
    }
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    // When it dies is what is random here; nothing waits for anything to have happened.
    await pause(20 + chance() * LONGEST_LIFE_MS);
    await platform.process.kill();
    await platform.run();
  }
  over = true;
  await Promise.all(posting);

  assert.deepEqual(ledger.refused, [], "nothing well signed is refused");
  assert.ok(ledger.interrupted > 0, "the kills met requests under way");
  assert.ok(ledger.acknowledged.size > KILLS, `only ${ledger.acknowledged.size} deliveries were taken`);
  const stood = await platform.textsOnce(/^crash \d+$/, ledger.acknowledged.size);
  const missing = [...ledger.acknowledged].filter((n) => !stood.has(`crash ${n}`));
  const doubled = [...stood].filter(([, times]) => times > 1);
  assert.deepEqual({ missing, doubled }, { missing: [], doubled: [] });
  console.log(
    `${KILLS} kills, ${ledger.acknowledged.size} deliveries acknowledged, ${ledger.interrupted} posts interrupted`,
  );
});

async function postUntilTaken(n, ledger) {
  const body = delivery({
    number: platform.number,
    from: { name: `Customer ${n % SENDERS}`, digits: `4477009008${String(n % SENDERS).padStart(2, "0")}` },
    id: n,
    text: `crash ${n}`,
  });
  for (;;) {
    try {
      const status = await platform.deliver(body);
      if (status === 200) {
        ledger.acknowledged.add(n);
        return;
      }
      if (status < 500) {
        ledger.refused.push({ n, status });
        return;
      }
    } catch {
      // Nobody there, or gone while answering.
      ledger.interrupted += 1;
    }
    await pause(10);
  }
}
