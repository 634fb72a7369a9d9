// Everything a page may use of the kit.
export { KitProvider } from "./KitProvider";
export { Logo } from "./Logo";
export { cssVariablesResolver, theme } from "./theme";
export { type ColorScheme, useColorScheme } from "./useColorScheme";
