/** Sign-in by e-mail and password, and the code of those who have an app for it; or by a passkey. */
import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { api, asProblem, type Me } from "@twinline/api";
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

  /** Whether the password was right, and a code is asked for. */
  const [asksCode, setAsksCode] = useState(false);

  const run = async (doing: () => Promise<Me>) => {
    setBusy(true);
    setFailure(null);
    try {
      const me = await doing();
      client.clear();
      setBusinessOffset(me.business_offset_ms);
      client.setQueryData(keys.me, me);
      await router.navigate({ href: next ?? "/inbox" });
    } catch (error) {
      const asked = asProblem(error).code === "second_factor_needed";
      if (asked) setAsksCode(true);
      setFailure(asked && !asksCode ? null : wordsFor(error));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const code = asksCode ? String(form.get("code")) : null;
    void run(() => api.signIn(String(form.get("email")), String(form.get("password")), code));
  };
  const byPasskey = () =>
    run(async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      const { ceremony_id, options } = await api.beginPasskeySignIn();
      // The server writes them as WebAuthn says; the library's types are those of the browser.
      const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]["optionsJSON"];
      const credential = await startAuthentication({ optionsJSON });
      return await api.signInByPasskey(ceremony_id, credential);
    });

  return (
    <SignFrame>
      <h1>{words.title}</h1>
      <form className={frame.fields} onSubmit={submit}>
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
        {asksCode ? (
          <TextField
            name="code"
            label={words.code}
            description={words.codeText}
            autoComplete="one-time-code"
            autoFocus
            required
            withAsterisk={false}
          />
        ) : null}
        {failure ? (
          <Notice tone="danger" title={failure.fact}>
            {failure.remedy}
          </Notice>
        ) : null}
        <Button type="submit" h={40} fz={14} loading={busy} fullWidth>
          {words.submit}
        </Button>
        {"PublicKeyCredential" in globalThis && !asksCode ? (
          <Button
            variant="default"
            h={40}
            fz={14}
            fullWidth
            disabled={busy}
            leftSection={<IconFingerprint size={18} stroke={1.75} aria-hidden />}
            onClick={() => void byPasskey()}
          >
            {words.passkey}
          </Button>
        ) : null}
      </form>
      <p className={frame.faint}>{words.noAccount}</p>
    </SignFrame>
  );
}

function wordsFor(error: unknown): { fact: string; remedy: string | null } {
  // The browser's own refusal: nobody touched the key, or there is none.
  if (error instanceof Error && ["NotAllowedError", "AbortError"].includes(error.name))
    return { fact: strings.signIn.noPasskey, remedy: strings.signIn.noPasskeyRemedy };
  const { code } = asProblem(error);
  const words = problemWords(error);
  if (code === "sign_in_failed") return { fact: strings.signIn.failed, remedy: strings.signIn.failedRemedy };
  if (code === "too_many_attempts") return { fact: strings.signIn.tooMany, remedy: words.remedy };
  return words;
}
