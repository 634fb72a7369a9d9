// What people do with messages on their phones, and with themselves: both phones of the bench show the same.
import assert from "node:assert/strict";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey("a message is answered, liked, edited and deleted, and both phones show it", async () => {
  const customer = await house.customer("Ottoline Farquhar");
  const { owner } = house;
  const bench = await house.bench();
  await bench.lay(customer);
  await bench.write(customer, "Two poppy seed rols, please");
  await bench.openChat(owner, customer.name);

  await bench.amend(customer, "Two poppy seed rols, please", /^Edit/u);
  const field = bench.phone(customer).getByRole("textbox", { name: /^Message to / });
  assert.equal(await field.inputValue(), "Two poppy seed rols, please");
  await bench.write(customer, "Two poppy seed rolls, please");
  await bench.messages(owner).getByText("Two poppy seed rolls, please").waitFor();
  await bench.messages(owner).getByText("Edited").waitFor();

  await bench.amend(owner, "Two poppy seed rolls, please", "React with 👍", "menuitemcheckbox");
  await bench.messages(customer).getByRole("img", { name: "👍 by the other side" }).waitFor();
  await bench.amend(owner, "Two poppy seed rolls, please", "Reply");
  await bench.write(owner, "With butter?");
  const answer = await house.api.shown(customer, owner, "With butter?");
  assert.equal(answer.quoted.preview, "Two poppy seed rolls, please");

  await bench.amend(owner, "With butter?", /^Delete for everyone/u);
  await bench.messages(customer).getByText("This message was deleted").waitFor();
  await bench.messages(owner).getByText("You deleted this message").waitFor();
  await bench.close();
});

house.journey("what the rules forbid stays in the menu and says why", async () => {
  const customer = await house.customer("Barnaby Quillfeather");
  const bench = await house.bench();
  await bench.lay(customer);
  await bench.write(customer, "Is there any rye left?");
  await bench.openChat(house.owner, customer.name);
  const owners = await bench.choices(house.owner, "Is there any rye left?");
  assert.ok(owners.includes("Edit Only its writer can do this"), owners.join(" | "));
  const { now } = await house.api.advance(16 * 60_000);
  await bench.reaches(now);
  const own = await bench.choices(customer, "Is there any rye left?");
  assert.ok(own.includes("Edit The 15 minutes are over"), own.join(" | "));
  await bench.close();
});
