// The button of a sheet, in the phone's own colours. One that may not be pressed keeps the keyboard, so that Escape and
// Tab go on from there.
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";
import classes from "./SheetButton.module.css";

export interface SheetButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "filled" | "plain";
  children: ReactNode;
}

export function SheetButton({
  look = "plain",
  className = "",
  disabled = false,
  onClick,
  ...rest
}: SheetButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Not pressed, a form's button submits nothing either.
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={disabled || undefined}
      className={`${classes.button} ${className}`}
      data-look={look}
      onClick={press}
    />
  );
}
