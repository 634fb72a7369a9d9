/** How one is called, and what one signs in with. */
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { api, asProblem, type Language, type Me } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { useState } from "react";
import { LanguageSelect } from "../../language/LanguageSelect";
import { keys } from "../../live/keys";
import { pageStrings } from "../../pageStrings";
import { strings } from "../../strings";
import { Card } from "../../ui/Page";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import { PasswordField, TextField } from "../sign_in/Field";
import classes from "./Account.module.css";
import { words } from "./words";

export function ProfileCard({ me }: { me: Me }) {
  const client = useQueryClient();
  const router = useRouter();
  const tell = useToast();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const form = useForm({
    initialValues: { name: me.person.name, email: me.email, password: "" },
    validate: {
      name: (value) => (value.trim() === "" ? pageStrings.setup.nameMissing : null),
      email: (value) => (/^\S+@\S+$/.test(value) ? null : pageStrings.setup.emailWrong),
    },
  });
  const alters = form.values.email.trim().toLowerCase() !== me.email;
  const keepLanguage = async (tag: Language) => {
    try {
      await api.setLanguage(tag);
    } catch (error) {
      setFailure(problemWords(error));
      throw error;
    }
  };
  const submit = form.onSubmit(async ({ name, email, password }) => {
    setFailure(null);
    try {
      const next = await api.setProfile({ name, email, password: alters ? password : null });
      client.setQueryData(keys.me, next);
      form.setValues({ name: next.person.name, email: next.email, password: "" });
      tell({ text: words.saved, undo: null });
      await router.invalidate();
    } catch (error) {
      const problem = asProblem(error);
      form.setErrors(Object.fromEntries(problem.errors.map((each) => [each.field, each.message])));
      if (problem.errors.length === 0) setFailure(problemWords(error));
    }
  });
  return (
    <Card title={words.profile} span={6}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextField label={words.name} autoComplete="name" {...form.getInputProps("name")} />
        <TextField
          label={words.email}
          type="email"
          autoComplete="username"
          {...form.getInputProps("email")}
        />
        {alters ? (
          <PasswordField
            label={words.passwordForEmail}
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
        ) : null}
        {failure ? (
          <Notice tone="danger" title={failure.fact}>
            {failure.remedy}
          </Notice>
        ) : null}
        <div className={classes.actions}>
          <Button type="submit" loading={form.submitting} disabled={!form.isDirty()}>
            {words.save}
          </Button>
        </div>
      </form>
      <div className={classes.language}>
        <LanguageSelect withLabel before={keepLanguage} />
        <p className={classes.text}>{strings.language.hint}</p>
      </div>
    </Card>
  );
}
