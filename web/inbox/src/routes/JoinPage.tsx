/** What a link does: somebody joins the team, or sets another password. The token stands behind `#`, so no server log ever sees it. */
import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { api, asProblem } from "@twinline/api";
import { Notice, SkeletonBlock } from "@twinline/kit";
import { useState } from "react";
import { PasswordField, TextField } from "../features/sign_in/Field";
import { SignFrame } from "../features/sign_in/SignFrame";
import frame from "../features/sign_in/SignFrame.module.css";
import { words as team } from "../features/team/words";
import { keys } from "../live/keys";
import { pageStrings } from "../pageStrings";
import { strings } from "../strings";
import { problemWords } from "../ui/problemWords";

const words = team.join;
const fields = pageStrings.setup;
const PASSWORD_MIN = 12;

export function JoinPage() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
  const { data: invited, error } = useQuery({
    queryKey: keys.invited(token),
    queryFn: () => api.lookAtInvitation(token),
    retry: false,
  });
  const failure = error ? problemWords(error) : null;
  return (
    <SignFrame>
      {invited?.resets ? (
        <>
          <h1>{words.resetTitle}</h1>
          <p className={frame.text}>{words.resetText(invited.resets.name)}</p>
          <ResetForm token={token} />
        </>
      ) : invited ? (
        <>
          <h1>{words.title(invited.workspace)}</h1>
          <p className={frame.text}>
            {invited.by
              ? words.by(invited.by.name, strings.nav.role[invited.role])
              : words.role(strings.nav.role[invited.role])}
          </p>
          <JoinForm token={token} />
        </>
      ) : failure ? (
        <Notice tone="warning" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : (
        <SkeletonBlock height={240} />
      )}
      <p className={frame.faint}>
        <Link to="/sign-in">{words.have}</Link>
      </p>
    </SignFrame>
  );
}

function ResetForm({ token }: { token: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const form = useForm({
    initialValues: { password: "" },
    validate: { password: (value) => (value.length < PASSWORD_MIN ? fields.passwordShort : null) },
  });
  const submit = form.onSubmit(async ({ password }) => {
    setFailure(null);
    try {
      const me = await api.resetPassword(token, password);
      client.clear();
      client.setQueryData(keys.me, me);
      await router.navigate({ to: "/inbox" });
    } catch (error) {
      setFailure(problemWords(error));
    }
  });
  return (
    <form className={frame.fields} onSubmit={submit} noValidate>
      <PasswordField
        label={fields.password}
        description={fields.passwordHint}
        autoComplete="new-password"
        autoFocus
        {...form.getInputProps("password")}
      />
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <Button type="submit" h={40} fz={14} loading={form.submitting} fullWidth>
        {words.resetSubmit}
      </Button>
    </form>
  );
}

function JoinForm({ token }: { token: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const form = useForm({
    initialValues: { name: "", email: "", password: "" },
    validate: {
      name: (value) => (value.trim() === "" ? fields.nameMissing : null),
      email: (value) => (/^\S+@\S+$/.test(value) ? null : fields.emailWrong),
      password: (value) => (value.length < PASSWORD_MIN ? fields.passwordShort : null),
    },
  });
  const submit = form.onSubmit(async (values) => {
    setFailure(null);
    try {
      const me = await api.join({ token, ...values });
      client.clear();
      client.setQueryData(keys.me, me);
      await router.navigate({ to: "/inbox" });
    } catch (error) {
      const problem = asProblem(error);
      form.setErrors(Object.fromEntries(problem.errors.map((each) => [each.field, each.message])));
      setFailure(problemWords(error));
    }
  });
  return (
    <form className={frame.fields} onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        description={words.nameHint}
        autoComplete="name"
        autoFocus
        {...form.getInputProps("name")}
      />
      <TextField label={fields.email} type="email" autoComplete="username" {...form.getInputProps("email")} />
      <PasswordField
        label={fields.password}
        description={fields.passwordHint}
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
  );
}
