// An icon alone: always with a label, which also shows on pointing.
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import classes from "./IconButton.module.css";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  on?: boolean;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function IconButton({ label, on, className = "", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...rest}
      className={`${classes.button} ${className}`}
      data-on={on || undefined}
    />
  );
}
