/** Sign-in by e-mail and password. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { api, asProblem } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { setBusinessOffset } from "../clock";
import { PasswordField, TextField } from "../features/sign_in/Field";
import { SignFrame } from "../features/sign_in/SignFrame";
import frame from "../features/sign_in/SignFrame.module.css";
import { keys } from "../live/keys";
import { strings } from "../strings";
import { problemWords } from "../ui/problemWords";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const words = strings.signIn;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      const me = await api.signIn(String(form.get("email")), String(form.get("password")));
      client.clear();
      setBusinessOffset(me.business_offset_ms);
      client.setQueryData(keys.me, me);
      await router.navigate({ href: next ?? "/inbox" });
    } catch (error) {
      setFailure(wordsFor(error));
      setBusy(false);
    }
  };

  return (
    <SignFrame>
      <h1>{words.title}</h1>
      <form className={frame.fields} onSubmit={(event) => void submit(event)}>
        <TextField
          name="email"
          type="email"
          label={words.email}
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
        />
        <PasswordField
          name="password"
          label={words.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        {failure ? (
          <Notice tone="danger" title={failure.fact}>
            {failure.remedy}
          </Notice>
        ) : null}
        <Button type="submit" h={40} fz={14} loading={busy} fullWidth>
          {words.submit}
        </Button>
      </form>
      <p className={frame.faint}>{words.noAccount}</p>
    </SignFrame>
  );
}

function wordsFor(error: unknown): { fact: string; remedy: string | null } {
  const { code } = asProblem(error);
  const words = problemWords(error);
  if (code === "sign_in_failed") return { fact: strings.signIn.failed, remedy: strings.signIn.failedRemedy };
  if (code === "too_many_attempts") return { fact: strings.signIn.tooMany, remedy: words.remedy };
  return words;
}
