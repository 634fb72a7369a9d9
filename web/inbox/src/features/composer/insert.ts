/** Writes into a field as if it were typed, so that undo takes it back. */
export function insert(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
  field.focus();
  field.setSelectionRange(from, to);
  // Nothing else keeps the field's own history; where it is missing the text is set without one.
  if (text === "" ? document.execCommand?.("delete") : document.execCommand?.("insertText", false, text))
    return;
  field.setRangeText(text, from, to, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}
