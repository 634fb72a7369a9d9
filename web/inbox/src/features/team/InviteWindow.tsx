/** Makes a link by which somebody joins, and shows it once. */
import { Button, Modal, NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Me, type Role } from "@twinline/api";
import { Notice } from "@twinline/kit";
import { type FormEvent, useState } from "react";
import { keys } from "../../live/keys";
import { manages, ROLES } from "../../live/roles";
import { strings } from "../../strings";
import { problemWords } from "../../ui/problemWords";
import { LinkShown } from "./LinkShown";
import classes from "./Team.module.css";
import { words } from "./words";

interface Props {
  me: Me;
  opened: boolean;
  onClose: () => void;
}

export function InviteWindow({ me, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.invite} size="sm">
      <Invite me={me} onClose={onClose} />
    </Modal>
  );
}

function Invite({ me, onClose }: { me: Me; onClose: () => void }) {
  const client = useQueryClient();
  const [role, setRole] = useState<Role>("agent");
  const { mutate, data, isPending, error } = useMutation({
    mutationFn: api.invite,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.invitations }),
  });
  const failure = error ? problemWords(error) : null;
  if (data) return <LinkShown link={data.link} until={data.invitation.expires_at} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(role);
  };
  return (
    <form className={classes.window} onSubmit={submit}>
      <p className={classes.text}>{words.inviteText}</p>
      <NativeSelect
        label={words.role}
        description={words.may[role]}
        data-autofocus
        value={role}
        data={ROLES.filter((each) => manages(me.role, each)).map((each) => ({
          value: each,
          label: strings.nav.role[each],
        }))}
        onChange={(event) => setRole(ROLES.find((each) => each === event.currentTarget.value) ?? role)}
      />
      {failure ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {strings.common.cancel}
        </Button>
        <Button type="submit" loading={isPending}>
          {words.make}
        </Button>
      </div>
    </form>
  );
}
