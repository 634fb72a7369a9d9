// What a team puts on conversations to find them again.
import assert from "node:assert/strict";
import { faults } from "../lib/axe.mjs";
import { stage } from "../lib/stage.mjs";

const house = stage();

house.journey(
  "an agent makes a label while typing, a colleague narrows the list down to it, and it is removed and back",
  async () => {
    const [lia, noel] = [await house.customer("Lia Labelled"), await house.customer("Noel Plain")];
    const marta = await house.inbox("agent");
    const joel = await house.inbox("supervisor");
    await house.api.say(noel, house.owner, "Do you open on Sunday?");
    await house.spokenTo(marta, lia, "We marry in June");
    await joel.page.goto(`${house.demo.inbox}/inbox?view=all&sort=recent`);
    await joel.row("Lia Labelled").waitFor();
    await marta.page.locator("main").click({ position: { x: 300, y: 200 } });
    await marta.page.keyboard.press("l");
    const window = marta.page.getByRole("dialog", { name: "Labels of this conversation" });
    await window.getByLabel("Find or make a label").fill("June wedding");
    await marta.page.keyboard.press("Enter");
    await window.getByRole("checkbox", { name: "June wedding", checked: true }).waitFor();
    assert.deepEqual(await faults(marta.page), []);
    await joel.row("Lia Labelled").getByText("June wedding").waitFor();

    await joel.page.keyboard.press("Shift+F");
    await joel.page.getByRole("button", { name: "June wedding" }).click();
    await joel.page.keyboard.press("Escape");
    await joel.row("Noel Plain").waitFor({ state: "detached" });
    await joel.row("Lia Labelled").waitFor();
    assert.match(joel.page.url(), /label=/);
    assert.deepEqual(await faults(joel.page), []);

    await window.getByRole("button", { name: "Rename, recolour or remove June wedding" }).click();
    await window.getByRole("textbox", { name: "Name", exact: true }).fill("Wedding");
    await window.getByRole("button", { name: "Amber" }).click();
    assert.deepEqual(await faults(marta.page), []);
    await window.getByRole("button", { name: "Save" }).click();
    await joel.row("Lia Labelled").getByText("Wedding", { exact: true }).waitFor();
    await window.getByLabel("Find or make a label").fill("");
    await window.getByRole("button", { name: "Rename, recolour or remove Wedding" }).click();
    await window.getByRole("button", { name: "Remove", exact: true }).click();
    await window.getByText("Wedding is removed from all conversations.").waitFor();
    await window.getByRole("button", { name: "Undo" }).click();
    await window.getByRole("checkbox", { name: "Wedding", checked: true }).waitFor();
    await joel.row("Lia Labelled").getByText("Wedding", { exact: true }).waitFor();
    await Promise.all([marta.close(), joel.close()]);
  },
);

house.journey("on a phone, in the dark: a label from the dots, taken off again", async () => {
  const pia = await house.customer("Pia Labelled");
  const joel = await house.inbox("supervisor", { width: 390, height: 844, scheme: "dark" });
  await house.spokenTo(joel, pia, "I write for a newspaper");
  await joel.page.getByRole("button", { name: "More for this conversation" }).click();
  await joel.page.getByRole("menuitem", { name: "Labels" }).click();
  const window = joel.page.getByRole("dialog", { name: "Labels of this conversation" });
  await window.getByLabel("Find or make a label").fill("Press");
  await window.getByRole("button", { name: "Make the label Press" }).click();
  await window.getByRole("checkbox", { name: "Press", checked: true }).waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await joel.page.keyboard.press("Escape");
  await window.waitFor({ state: "detached" });
  await joel.page.getByRole("button", { name: "Back to the conversations" }).click();
  await joel.row("Pia Labelled").getByText("Press").waitFor();
  assert.deepEqual(await faults(joel.page), []);
  await joel.row("Pia Labelled").click();
  await joel.page.getByRole("button", { name: "More for this conversation" }).click();
  await joel.page.getByRole("menuitem", { name: "Labels" }).click();
  await window.getByRole("checkbox", { name: "Press" }).click();
  await window.getByRole("checkbox", { name: "Press", checked: false }).waitFor();
  await joel.close();
});
