/** First run: the one-time link creates the owner. The token stands behind `#`, so no server log ever sees it. */
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { api, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { PasswordField, TextField } from "../features/sign_in/Field";
import { SignFrame } from "../features/sign_in/SignFrame";
import frame from "../features/sign_in/SignFrame.module.css";
import { keys } from "../live/keys";
import { pageStrings } from "../pageStrings";
import { problemWords } from "../ui/problemWords";

const PASSWORD_MIN = 12;

export function SetupPage() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  const router = useRouter();
  const client = useQueryClient();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const words = pageStrings.setup;
  const form = useForm({
    initialValues: { name: "", email: "", password: "" },
    validate: {
      name: (value) => (value.trim() === "" ? words.nameMissing : null),
      email: (value) => (/^\S+@\S+$/.test(value) ? null : words.emailWrong),
      password: (value) => (value.length < PASSWORD_MIN ? words.passwordShort : null),
    },
  });

  const submit = form.onSubmit(async (values) => {
    setFailure(null);
    try {
      const me = await api.setUp({ token: token ?? "", ...values });
      client.clear();
      client.setQueryData(keys.me, me);
      await router.navigate({ to: "/numbers" });
    } catch (error) {
      const problem = asProblem(error);
      form.setErrors(Object.fromEntries(problem.errors.map((each) => [each.field, each.message])));
      setFailure(problemWords(error));
    }
  });

  return (
    <SignFrame>
      <h1>{words.title}</h1>
      <p className={frame.text}>{words.text}</p>
      {token ? (
        <form className={frame.fields} onSubmit={submit} noValidate>
          <TextField label={words.name} autoComplete="name" autoFocus {...form.getInputProps("name")} />
          <TextField
            label={words.email}
            type="email"
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <PasswordField
            label={words.password}
            description={words.passwordHint}
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
          {failure ? (
            <Notice tone="danger" title={failure.fact}>
              {failure.remedy}
            </Notice>
          ) : null}
          <Button type="submit" h={40} fz={14} loading={form.submitting} fullWidth>
            {words.submit}
          </Button>
        </form>
      ) : (
        <Notice tone="warning" title={words.noToken}>
          {words.noTokenRemedy}
        </Notice>
      )}
    </SignFrame>
  );
}
