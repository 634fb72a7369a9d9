// The bench's button: quiet by default, filled once per view at most.
import type { ButtonHTMLAttributes, ReactNode } from "react";
import classes from "./TextButton.module.css";

export interface TextButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "outline" | "filled" | "quiet";
  small?: boolean;
  children: ReactNode;
}

export function TextButton({ look = "outline", small = false, className = "", ...rest }: TextButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`${classes.button} ${className}`}
      data-look={look}
      data-small={small || undefined}
    />
  );
}
