/** A page with a head and cards on twelve columns. */
import type { ReactNode } from "react";
import classes from "./Page.module.css";

interface PageProps {
  crumb?: ReactNode;
  title: string;
  beside?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Page({ crumb, title, beside, action, children }: PageProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <main className={classes.page} tabIndex={0}>
      <header className={classes.head}>
        {crumb ? <div className={classes.crumb}>{crumb}</div> : null}
        <div className={classes.line}>
          <h1>{title}</h1>
          {beside}
          <span className="tl-grow" />
          {action}
        </div>
      </header>
      <div className={classes.grid}>{children}</div>
    </main>
  );
}

interface CardProps {
  title: string;
  aside?: ReactNode;
  /** Where links lead to it. */
  id?: string;
  /** Of twelve columns; below 1000 px every card takes all. */
  span: number;
  children: ReactNode;
}

export function Card({ title, aside, id, span, children }: CardProps) {
  return (
    <section id={id} className={classes.card} style={{ "--span": span } as React.CSSProperties}>
      <h2>
        {title}
        {aside ? <span>{aside}</span> : null}
      </h2>
      {children}
    </section>
  );
}

export function Figure({ value, children }: { value: ReactNode; children?: ReactNode }) {
  return (
    <p className={classes.figure}>
      <b>{value}</b> <span>{children}</span>
    </p>
  );
}

export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
