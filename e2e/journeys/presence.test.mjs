// Two people at one conversation see each other, and that one of them writes; who leaves is gone, however they leave.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("two agents at one conversation see each other come, write and leave", async () => {
  const customer = await house.customer("Olga Brandão");
  const [marta, joel] = [await house.inbox("agent"), await house.inbox("supervisor")];
  await house.spokenTo(marta, customer, "Do you deliver?");
  assert.equal(await marta.page.getByText(/is here, too\./).count(), 0);
  await joel.page.goto(marta.page.url());
  await marta.page.getByText(/^Joel .* is here, too\.$/).waitFor();
  await joel.page.getByText(/^Marta .* is here, too\.$/).waitFor();
  await joel.page.getByRole("textbox", { name: /^Message/ }).fill("We do");
  await marta.page.getByText(/^Joel .* is writing an answer\.$/).waitFor();
  assert.deepEqual(await faults(marta.page), []);
  await joel.page.keyboard.press("Enter");
  await marta.page.getByText(/^Joel .* is here, too\.$/).waitFor();
  // The page vanishes without a word; its socket ends.
  await joel.close();
  await marta.page.getByText(/is here, too\./).waitFor({ state: "detached" });
  await marta.close();
});
