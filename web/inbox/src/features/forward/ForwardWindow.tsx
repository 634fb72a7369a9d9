/** A message said again in another conversation: found by name or number, one press each. */
import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCheck, IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { api, type Message } from "@twinline/api";
import { Avatar, EmptyState, LoadingLabel, phoneNumber, plainText, RowSkeleton } from "@twinline/kit";
import { useState } from "react";
import { strings } from "../../strings";
import { FailedToLoad } from "../../ui/FailedToLoad";
import { problemWords } from "../../ui/problemWords";
import classes from "./ForwardWindow.module.css";
import { type Forwarded, forwardable } from "./forwardable";
import { type Target, useTargets } from "./useTargets";
import { words } from "./words";

interface Props {
  message: Message | null;
  onClose: () => void;
}

const ASK_MS = 150;

export default function ForwardWindow({ message, onClose }: Props) {
  const what = message && forwardable(message);
  return (
    <Modal opened={what !== null} onClose={onClose} title={words.title} size="md">
      {message && what ? <Choice message={message} what={what} onClose={onClose} /> : null}
    </Modal>
  );
}

function Choice({ message, what, onClose }: { message: Message; what: Forwarded; onClose: () => void }) {
  const [q, setQ] = useState("");
  const [asked] = useDebouncedValue(q.trim(), ASK_MS);
  const { data, error, refetch } = useTargets(asked, message.conversation_id);
  return (
    <div className={classes.choice}>
      <p className={classes.what} dir="auto">
        {message.text
          ? plainText(message.text)
          : (message.media?.filename ?? strings.list.kinds[message.kind])}
      </p>
      <TextInput
        data-autofocus
        aria-label={words.find}
        placeholder={words.find}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      {error ? (
        <FailedToLoad title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <div aria-busy>
          <LoadingLabel />
          <RowSkeleton />
          <RowSkeleton />
        </div>
      ) : data.length === 0 ? (
        <EmptyState title={words.nobody} text={words.nobodyText} />
      ) : (
        <ul className={classes.list} aria-label={asked === "" ? words.recent : words.found}>
          {data.map((target) => (
            <TargetRow key={target.conversationId} target={target} what={what} onClose={onClose} />
          ))}
        </ul>
      )}
      <p className={classes.note}>{words.note}</p>
    </div>
  );
}

function TargetRow({ target, what, onClose }: { target: Target; what: Forwarded; onClose: () => void }) {
  const { conversationId, name, digits } = target;
  const navigate = useNavigate();
  // The same token for another try: whatever became of the first, it is said once.
  const [token] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<"ready" | "busy" | "sent">("ready");
  const [failure, setFailure] = useState<string | null>(null);
  const send = () => {
    setState("busy");
    setFailure(null);
    api
      .getConversation(conversationId)
      .then(({ version }) =>
        // It answers nobody, so that what was said there meanwhile does not matter.
        api.sendMessage(conversationId, {
          ...what,
          client_token: token,
          seen_version: version,
          confirm: true,
        }),
      )
      .then(() => setState("sent"))
      .catch((error: unknown) => {
        const { fact, remedy } = problemWords(error);
        setFailure([fact, remedy].filter(Boolean).join(" "));
        setState("ready");
      });
  };
  return (
    <li className={classes.row}>
      <Avatar name={name} size={32} />
      <div className="tl-grow">
        <b className="tl-cut" dir="auto">
          {name}
        </b>
        {failure ? (
          <span className={classes.failure} role="alert">
            {failure}
          </span>
        ) : digits ? (
          <span>{phoneNumber(digits) ?? digits}</span>
        ) : null}
      </div>
      {state === "sent" ? (
        <>
          <span className={classes.sent} role="status">
            <IconCheck size={14} stroke={2} aria-hidden /> {words.sent}
          </span>
          <button
            type="button"
            aria-label={words.openOf(name)}
            onClick={() => {
              onClose();
              void navigate({ to: "/inbox/$conversationId", params: { conversationId }, search: true });
            }}
          >
            {words.open}
          </button>
        </>
      ) : (
        <button type="button" aria-label={words.sendTo(name)} onClick={send} disabled={state === "busy"}>
          {words.send}
        </button>
      )}
    </li>
  );
}
