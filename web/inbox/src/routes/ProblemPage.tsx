/** Where a problem's `type` points: what the code means. The sentences themselves come with each problem. */
import { Button } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { EmptyState, Logo } from "@twinline/kit";
import { problemHelp } from "../features/shell/problemHelp";
import { strings } from "../strings";
import classes from "./PlainPage.module.css";

const route = getRouteApi("/problems/$code");

export function ProblemPage() {
  const { code } = route.useParams();
  const help = problemHelp[code];
  return (
    <main className={classes.page}>
      <EmptyState
        icon={<Logo size={40} />}
        title={help?.title ?? strings.problem.title}
        text={
          <>
            {help?.text ?? strings.problem.unknown}
            <br />
            <code>{code}</code>
          </>
        }
        action={
          <Button variant="default" component={Link} to="/inbox">
            {strings.problem.toInbox}
          </Button>
        }
      />
    </main>
  );
}
