/** Another password; it ends all other sessions. */
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { api, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { keys } from "../../live/keys";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import { PasswordField } from "../sign_in/Field";
import classes from "./Account.module.css";
import { words } from "./words";

const PASSWORD_MIN = 12;

export function PasswordCard({ email }: { email: string }) {
  const client = useQueryClient();
  const tell = useToast();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const form = useForm({
    initialValues: { password: "", new_password: "" },
    validate: {
      new_password: (value, { password }) =>
        value.length < PASSWORD_MIN ? words.passwordShort : value === password ? words.passwordSame : null,
    },
  });
  const submit = form.onSubmit(async ({ password, new_password }) => {
    setFailure(null);
    try {
      await api.setPassword(password, new_password);
      form.reset();
      tell({ text: words.passwordSet, undo: null });
      await client.invalidateQueries({ queryKey: keys.sessions });
    } catch (error) {
      const problem = asProblem(error);
      form.setErrors(Object.fromEntries(problem.errors.map((each) => [each.field, each.message])));
      if (problem.errors.length === 0) setFailure(problemWords(error));
    }
  });
  return (
    <Card title={words.passwordTitle} span={6}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {/* What keeps passwords looks for whose they are. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={words.passwordNow}
          autoComplete="current-password"
          {...form.getInputProps("password")}
        />
        <PasswordField
          label={words.passwordNext}
          description={words.passwordHint}
          autoComplete="new-password"
          {...form.getInputProps("new_password")}
        />
        {failure ? (
          <Notice tone="danger" title={failure.fact}>
            {failure.remedy}
          </Notice>
        ) : null}
        <div className={classes.actions}>
          <Button
            type="submit"
            loading={form.submitting}
            disabled={form.values.password === "" || form.values.new_password === ""}
          >
            {words.setPassword}
          </Button>
        </div>
      </form>
    </Card>
  );
}
