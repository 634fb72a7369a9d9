/** The form fields of the pages outside: 36 high, 16 px letters on phones so that nothing zooms. */
import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from "@mantine/core";
import classes from "./Field.module.css";

const styles = { input: classes.input ?? "", label: classes.label ?? "", innerInput: classes.input ?? "" };

export function TextField(props: TextInputProps) {
  return <TextInput classNames={{ input: styles.input, label: styles.label }} {...props} />;
}

export function PasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      classNames={{ input: styles.input, label: styles.label, innerInput: styles.innerInput }}
      {...props}
    />
  );
}
