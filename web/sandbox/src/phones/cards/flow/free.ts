// What stands in for a flow whose JSON is not known: one field to answer freely.
import { phoneStrings } from "../../strings";
import { type Drawing, readDrawing } from "./drawing";

/** The field in which it is answered. */
export const freeField = "answer";

export function freeDrawing(title: string): Drawing {
  const payload = { [freeField]: `\${form.${freeField}}` };
  const children = [
    { type: "TextArea", name: freeField, label: phoneStrings.flow.free, required: true },
    { type: "Footer", label: phoneStrings.sheet.send, "on-click-action": { name: "complete", payload } },
  ];
  const screen = { id: "ANSWER", title, terminal: true, layout: { children } };
  return readDrawing({ screens: [screen] }) ?? { version: 0, screens: [] };
}
