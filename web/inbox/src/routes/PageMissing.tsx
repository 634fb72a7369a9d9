/** An address that leads nowhere. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { EmptyState, Logo } from "@twinline/kit";
import { strings } from "../strings";
import classes from "./PlainPage.module.css";

export function PageMissing() {
  return (
    <main className={classes.page}>
      <EmptyState
        icon={<Logo size={40} />}
        title={strings.problem.pageMissing}
        text={strings.problem.pageMissingText}
        action={
          <Button variant="default" component={Link} to="/inbox">
            {strings.problem.toInbox}
          </Button>
        }
      />
    </main>
  );
}
