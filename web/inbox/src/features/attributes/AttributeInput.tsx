/** What fits a field's kind. */
import { NativeSelect, TextInput } from "@mantine/core";
import type { Attribute } from "@twinline/api";
import type { KeyboardEvent } from "react";
import { words } from "./words";

interface Props {
  attribute: Attribute;
  value: string;
  onValue: (value: string) => void;
  error: string | null;
  readOnly: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function AttributeInput({ attribute, value, onValue, error, readOnly, onKeyDown }: Props) {
  const common = {
    "aria-label": attribute.name,
    autoFocus: true,
    size: "sm" as const,
    value,
    error,
    onKeyDown,
    // A window around it stays open when Esc leaves the field.
    "data-mantine-stop-propagation": true,
    onChange: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  switch (attribute.kind) {
    case "yes_no":
      return (
        <NativeSelect
          {...common}
          disabled={readOnly}
          data={[
            { value: "", label: words.notSet },
            { value: "yes", label: words.yes },
            { value: "no", label: words.no },
          ]}
        />
      );
    case "choice": {
      // What stands there may be offered no more.
      const gone = value !== "" && !attribute.choices.includes(value) ? [value] : [];
      return (
        <NativeSelect
          {...common}
          disabled={readOnly}
          data={[{ value: "", label: words.notSet }, ...gone, ...attribute.choices]}
        />
      );
    }
    case "date":
      return <TextInput {...common} readOnly={readOnly} type="date" />;
    case "number":
      return (
        <TextInput
          {...common}
          readOnly={readOnly}
          inputMode="decimal"
          description={words.numberHint}
          autoComplete="off"
        />
      );
    default:
      return <TextInput {...common} readOnly={readOnly} maxLength={500} autoComplete="off" />;
  }
}
