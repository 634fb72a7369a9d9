// The line under a message that is not simply sent: waiting, not confirmed, not sent, each with its ways out.
import type { ReactNode } from "react";
import classes from "./SendState.module.css";

export interface SendStateAction {
  label: string;
  onClick: () => void;
}

export interface SendStateProps {
  tone: "plain" | "warn" | "bad";
  icon?: ReactNode;
  text: string;
  actions?: SendStateAction[];
}

export function SendState({ tone, icon, text, actions = [] }: SendStateProps) {
  return (
    <div className={classes.line} data-tone={tone} data-choice={actions.length > 1 || undefined}>
      <span className={classes.fact}>
        {icon}
        <span dir="auto">{text}</span>
      </span>
      {actions.length > 0 ? (
        <span className={classes.ways}>
          {actions.map((action) => (
            <button key={action.label} type="button" className={classes.action} onClick={action.onClick}>
              {action.label}
            </button>
          ))}
        </span>
      ) : null}
    </div>
  );
}
