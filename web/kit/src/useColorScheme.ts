// The colour scheme in force and its toggle; the choice is kept in this browser, until then the system decides.
import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useCallback } from "react";

export type ColorScheme = "light" | "dark";

export function useColorScheme(): { scheme: ColorScheme; toggle: () => void } {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const toggle = useCallback(
    () => setColorScheme(scheme === "dark" ? "light" : "dark"),
    [scheme, setColorScheme],
  );
  return { scheme, toggle };
}
