/** The way between pages: a narrow rail at the start, a bottom bar on small screens. Only what works is in it. */
import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconActivity,
  IconArrowBackUp,
  IconAt,
  IconCoffee,
  IconDeviceMobile,
  IconFlask,
  IconInbox,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
  IconUsers,
  type TablerIcon,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api, type Me } from "@twinline/api";
import { Avatar, Logo, useColorScheme } from "@twinline/kit";
import { lazy, type ReactNode, useEffect, useState } from "react";
import { countsQuery, meQuery, numbersQuery } from "../../live/queries";
import { leads } from "../../live/roles";
import { nextUndo, useUndoSend } from "../../outbox/undoSend";
import { strings } from "../../strings";
import { Late } from "../../ui/Late";
import classes from "./Rail.module.css";
import { useToast } from "./Toast";

const MentionsWindow = lazy(() => import("../notes/MentionsWindow"));

export function Rail({ me }: { me: Me }) {
  const { data: counts } = useQuery(countsQuery);
  const { data: numbers = [] } = useQuery(numbersQuery);
  const waiting = counts?.waiting ?? 0;
  useEffect(() => {
    document.title = strings.nav.tab(waiting);
  }, [waiting]);
  const trouble = numbers.some((number) => ["quiet", "at_risk", "offboarded"].includes(number.state));
  return (
    <nav className={classes.rail} aria-label={strings.nav.main}>
      <span className={classes.logo}>
        <Logo size={28} />
      </span>
      <RailLink
        to="/inbox"
        icon={IconInbox}
        label={strings.nav.inbox}
        spoken={strings.nav.inboxWaiting(waiting)}
      >
        {waiting > 0 ? (
          <span className={classes.count} aria-hidden>
            {waiting > 99 ? "99+" : waiting}
          </span>
        ) : null}
      </RailLink>
      <Mentions />
      <RailLink to="/numbers" icon={IconDeviceMobile} label={strings.nav.numbers}>
        {trouble ? <span className={classes.dot} /> : null}
      </RailLink>
      {leads(me.role) ? <RailLink to="/operator" icon={IconActivity} label={strings.nav.operator} /> : null}
      <span className={classes.space} />
      {me.bench_url ? <BenchLink url={me.bench_url} /> : null}
      <ThemeToggle />
      <Account me={me} />
    </nav>
  );
}

/** The notes that mention whoever is here. */
function Mentions() {
  const { data: me } = useQuery(meQuery);
  const n = me?.mentions.length ?? 0;
  const [opened, setOpened] = useState(false);
  const words = strings.note;
  return (
    <>
      <Tooltip label={words.mentions} position="right">
        <UnstyledButton className={classes.item} onClick={() => setOpened(true)}>
          <span className="tl-sr">{n > 0 ? words.mentionsNew(n) : words.mentions}</span>
          <IconAt size={18} stroke={1.75} aria-hidden />
          {n > 0 ? (
            <span className={classes.count} aria-hidden>
              {n}
            </span>
          ) : null}
          <span className={classes.word} aria-hidden>
            {words.mentions}
          </span>
        </UnstyledButton>
      </Tooltip>
      <Late wanted={opened}>
        <MentionsWindow opened={opened} onClose={() => setOpened(false)} />
      </Late>
    </>
  );
}

interface RailLinkProps {
  to: "/inbox" | "/numbers" | "/operator";
  icon: TablerIcon;
  label: string;
  spoken?: string;
  children?: ReactNode;
}

function RailLink({ to, icon: Icon, label, spoken, children }: RailLinkProps) {
  return (
    <Tooltip label={label} position="right">
      <Link
        to={to}
        className={classes.item}
        activeOptions={{ includeSearch: false }}
        activeProps={{ "data-active": true, "aria-current": "page" }}
      >
        <span className="tl-sr">{spoken ?? label}</span>
        <Icon size={18} stroke={1.75} aria-hidden />
        {children}
        <span className={classes.word} aria-hidden>
          {label}
        </span>
      </Link>
    </Tooltip>
  );
}

/** The sandbox's page, where the phones are: only where a sandbox runs beside the platform. */
function BenchLink({ url }: { url: string }) {
  return (
    <Tooltip label={strings.nav.bench} position="right">
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className={`${classes.item} ${classes.wide}`}
        aria-label={strings.nav.bench}
      >
        <IconFlask size={18} stroke={1.75} aria-hidden />
      </a>
    </Tooltip>
  );
}

function ThemeToggle() {
  const { scheme, toggle } = useColorScheme();
  const label = scheme === "dark" ? strings.nav.light : strings.nav.dark;
  const Icon = scheme === "dark" ? IconSun : IconMoon;
  return (
    <Tooltip label={label} position="right">
      <UnstyledButton className={`${classes.item} ${classes.wide}`} onClick={toggle} aria-label={label}>
        <Icon size={18} stroke={1.75} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
}

function Account({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { scheme, toggle } = useColorScheme();
  const [undoSeconds, setUndoSeconds] = useUndoSend();
  const tell = useToast();
  const isAway = me.away_since !== null;
  // The socket tells this page as well.
  const setAway = () => api.setAway(!isAway).catch(() => tell({ text: strings.nav.awayFailed, undo: null }));
  const signOut = async () => {
    await api.signOut();
    await navigate({ to: "/sign-in", search: {} });
    client.clear();
  };
  return (
    <Menu position="right-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={`${classes.item} ${classes.account}`}>
          <span className="tl-sr">{strings.nav.account(me.person.name, isAway)}</span>
          <span className={classes.face} data-away={isAway || undefined}>
            <Avatar name={me.person.name} size={28} tone="agent" />
          </span>
          <span className={classes.word} aria-hidden>
            {strings.nav.more}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.person.name}, {strings.nav.role[me.role].toLowerCase()}
          <br />
          {me.workspace.name}
        </Menu.Label>
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => void navigate({ to: "/account" })}>
          {strings.nav.myAccount}
        </Menu.Item>
        <Menu.Item leftSection={<IconUsers size={16} />} onClick={() => void navigate({ to: "/team" })}>
          {strings.nav.team}
        </Menu.Item>
        <Menu.Item leftSection={<IconCoffee size={16} />} onClick={() => void setAway()}>
          {isAway ? strings.nav.comeBack : strings.nav.goAway}
        </Menu.Item>
        <Menu.Item
          className={classes.narrow}
          leftSection={scheme === "dark" ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={toggle}
        >
          {scheme === "dark" ? strings.nav.light : strings.nav.dark}
        </Menu.Item>
        {me.bench_url ? (
          <Menu.Item
            className={classes.narrow}
            component="a"
            href={me.bench_url}
            target="_blank"
            leftSection={<IconFlask size={16} />}
          >
            {strings.nav.bench}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconArrowBackUp size={16} />}
          closeMenuOnClick={false}
          onClick={() => setUndoSeconds(nextUndo(undoSeconds))}
        >
          {strings.nav.undoSend(undoSeconds)}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {strings.nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
