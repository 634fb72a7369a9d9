/** Who is of the team: with their roles, and the way out. */
import { Button, Menu, Modal, NativeSelect } from "@mantine/core";
import { IconDots, IconKey, IconUserMinus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { api, type Me, type Member, type Role } from "@twinline/api";
import { Avatar, dateTime, Notice } from "@twinline/kit";
import { useState } from "react";
import { keys } from "../../live/keys";
import { manages, ROLES } from "../../live/roles";
import { strings } from "../../strings";
import { IconButton } from "../../ui/IconButton";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";
import { ResetWindow } from "./ResetWindow";
import classes from "./Team.module.css";
import { words } from "./words";

interface Props {
  me: Me;
  members: readonly Member[];
  /** Whether one may see what it takes to alter the team. */
  may: boolean;
}

export function Members({ me, members, may }: Props) {
  const client = useQueryClient();
  const tell = useToast();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [resetting, setResetting] = useState<Member | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ fact: string; remedy: string | null } | null>(null);
  const run = async (doing: () => Promise<unknown>) => {
    setFailure(null);
    setBusy(true);
    try {
      await doing();
    } catch (error) {
      setFailure(problemWords(error));
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: keys.people });
  };
  const remove = (member: Member) =>
    run(async () => {
      const { released, kept } = await api.removePerson(member.id);
      setLeaving(null);
      tell({
        text: kept > 0 ? words.kept(kept) : words.removed(member.name, released),
        undo: () => void run(() => api.restorePerson(member.id)),
      });
    });
  return (
    <>
      {failure && !leaving ? (
        <Notice tone="danger" title={failure.fact}>
          {failure.remedy}
        </Notice>
      ) : null}
      <table className={classes.team}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            {may ? <th scope="col">{words.email}</th> : null}
            <th scope="col">{words.role}</th>
            <th scope="col">{words.state}</th>
            {may ? <th scope="col">{words.lastHere}</th> : null}
            {may ? (
              <th>
                <span className="tl-sr">{words.removeDo}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id} data-member={member.id}>
              <td>
                <span className={classes.who}>
                  <Avatar name={member.name} size={28} tone="agent" />
                  <bdi>{member.name}</bdi>
                  {member.id === me.person.id ? <span className={classes.you}>{words.you}</span> : null}
                </span>
              </td>
              {may ? <td className={`${classes.faint} ${classes.email}`}>{member.email}</td> : null}
              <td className={classes.role}>
                <RoleField
                  me={me}
                  member={member}
                  onRole={(role) => void run(() => api.setRole(member.id, role))}
                />
              </td>
              <td
                className={`${classes.faint} ${classes.state}`}
                data-there={member.away_since === null || undefined}
              >
                {member.away_since === null ? words.there : words.away(dateTime(member.away_since))}
              </td>
              {may ? (
                <td className={`${classes.faint} ${classes.seen}`}>
                  <span className={classes.label}>{words.lastHere}: </span>
                  {member.last_at === null ? words.never : dateTime(member.last_at)}
                </td>
              ) : null}
              {may ? (
                <td>
                  {member.id !== me.person.id && manages(me.role, member.role) ? (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <IconButton icon={IconDots} label={words.more(member.name)} />
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item
                          leftSection={<IconKey size={16} stroke={1.75} />}
                          onClick={() => setResetting(member)}
                        >
                          {words.reset}
                        </Menu.Item>
                        <Menu.Item
                          leftSection={<IconUserMinus size={16} stroke={1.75} />}
                          onClick={() => setLeaving(member)}
                        >
                          {words.removeEntry}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {resetting ? <ResetWindow member={resetting} onClose={() => setResetting(null)} /> : null}
      <Modal
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={leaving ? words.removeTitle(leaving.name) : ""}
        size="sm"
      >
        <div className={classes.window}>
          <p className={classes.text}>{words.removeText}</p>
          {failure ? (
            <Notice tone="danger" title={failure.fact}>
              {failure.remedy}
            </Notice>
          ) : null}
          <div className={classes.actions}>
            <Button variant="default" data-autofocus onClick={() => setLeaving(null)}>
              {strings.common.cancel}
            </Button>
            <Button
              className={classes.danger ?? ""}
              loading={busy}
              onClick={() => leaving && void remove(leaving)}
            >
              {words.removeDo}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}

interface RoleFieldProps {
  me: Me;
  member: Member;
  onRole: (role: Role) => void;
}

function RoleField({ me, member, onRole }: RoleFieldProps) {
  if (!manages(me.role, member.role)) return strings.nav.role[member.role];
  return (
    <NativeSelect
      size="xs"
      aria-label={words.roleOf(member.name)}
      value={member.role}
      data={ROLES.filter((role) => manages(me.role, role)).map((role) => ({
        value: role,
        label: strings.nav.role[role],
      }))}
      onChange={(event) => {
        const role = ROLES.find((each) => each === event.currentTarget.value);
        if (role) onRole(role);
      }}
    />
  );
}
