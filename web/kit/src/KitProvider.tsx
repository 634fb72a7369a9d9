// Wraps a page in the Twinline look: Mantine with our theme, fonts and global rules.
import "@mantine/core/styles.layer.css";
import "./fonts.css";
import "./global.css";
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { language } from "./texts";
import { cssVariablesResolver, theme } from "./theme";

const schemes = localStorageColorSchemeManager({ key: "twinline-color-scheme" });

export function KitProvider({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider initialDirection={language().direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={schemes}
        defaultColorScheme="auto"
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}
