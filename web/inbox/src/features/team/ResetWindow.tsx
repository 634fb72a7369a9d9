/** Makes a link by which somebody who cannot sign in sets another password. */
import { Button, Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Member } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { keys } from "../../live/keys";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { LinkShown } from "./LinkShown";
import classes from "./Team.module.css";
import { words } from "./words";

export function ResetWindow({ member, onClose }: { member: Member; onClose: () => void }) {
  const client = useQueryClient();
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: api.makeResetLink,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.invitations }),
  });
  const failure = error ? problemWords(error) : null;
  return (
    <Modal opened onClose={onClose} title={words.resetTitle(member.name)} size="sm">
      {data ? (
        <LinkShown link={data.link} until={data.expires_at} onClose={onClose} />
      ) : (
        <div className={classes.window}>
          <p className={classes.text}>{words.resetText}</p>
          {failure ? (
            <Notice tone="danger" title={failure.fact}>
              {failure.remedy}
            </Notice>
          ) : null}
          <div className={classes.actions}>
            <Button variant="default" onClick={onClose}>
              {strings.common.cancel}
            </Button>
            <Button data-autofocus loading={isPending} onClick={() => mutate(member.id)}>
              {words.make}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
