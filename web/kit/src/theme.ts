// The Mantine theme, built from tokens.json: scales as colour pairs, roles as --tl-* variables.
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  type ModalProps,
  Popover,
  Tooltip,
  virtualColor,
} from "@mantine/core";
import { strings } from "./strings";
import tokens from "./tokens.json";

type Scheme = "light" | "dark";

/** Reads one scale of the tokens as Mantine's ten-shade tuple. */
function tuple(shades: readonly string[]): MantineColorsTuple {
  const [a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = "", i = "", j = ""] = shades;
  return [a, b, c, d, e, f, g, h, i, j];
}

const scales = Object.entries(tokens.scale).filter(([name]) => name !== "neutral");

const colors: Record<string, MantineColorsTuple> = {
  gray: tuple(tokens.scale.neutral.light),
  dark: tuple(tokens.scale.neutral.dark),
};
for (const [name, { light, dark }] of scales) {
  colors[`${name}-light`] = tuple(light);
  colors[`${name}-dark`] = tuple(dark);
  colors[name] = virtualColor({ name, light: `${name}-light`, dark: `${name}-dark` });
}

const { xs, sm, md, lg, xl } = tokens.type;
const px = (value: string) => Number.parseFloat(value);
const line = (t: { size: string; line: string }) => String(px(t.line) / px(t.size));

export const theme = createTheme({
  colors,
  primaryColor: tokens.mantine.primaryColor,
  primaryShade: { light: 7, dark: 6 },
  black: tokens.mantine.black,
  white: tokens.mantine.white,
  defaultRadius: tokens.mantine.defaultRadius,
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: tokens.mantine.respectReducedMotion,
  fontFamily: tokens.font.sans,
  fontFamilyMonospace: tokens.font.mono,
  fontSizes: { xs: xs.size, sm: sm.size, md: md.size, lg: lg.size, xl: xl.size },
  lineHeights: { xs: line(xs), sm: line(sm), md: line(md), lg: line(lg), xl: line(xl) },
  headings: { fontFamily: tokens.font.sans, fontWeight: String(tokens.font.weight.semibold) },
  spacing: tokens.mantineSpacing,
  radius: {
    xs: tokens.radius.xs,
    sm: tokens.radius.sm,
    md: tokens.radius.md,
    lg: tokens.radius.lg,
    xl: tokens.radius.xl,
  },
  breakpoints: { xs: "36em", sm: "48em", md: "56.25em", lg: "75em", xl: "90em" },
  components: {
    Button: Button.extend({ defaultProps: { size: "xs", fw: 500 } }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: "md",
        transitionProps: { duration: 140 },
        // The first item takes the focus, as the menu pattern wants: a placeholder in a menu is none of its items.
        withInitialFocusPlaceholder: false,
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: { duration: 140 } } }),
    // Named, not taken in: windows come when they are first opened.
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 140 },
        closeButtonProps: { "aria-label": strings.close },
      } satisfies Partial<ModalProps>,
    },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false } }),
  },
});

/** The role and shadow variables of one scheme, with what Mantine itself draws from mapped onto them. */
function roles(scheme: Scheme): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(tokens.role[scheme])) out[`--tl-${name}`] = value;
  for (const [name, value] of Object.entries(tokens.shadow[scheme])) {
    out[`--tl-shadow-${name}`] = value;
    out[`--mantine-shadow-${name}`] = value;
  }
  const role = tokens.role[scheme];
  out["--mantine-color-body"] = role.surface;
  out["--mantine-color-text"] = role.text;
  out["--mantine-color-dimmed"] = role["text-3"];
  out["--mantine-color-placeholder"] = role["text-3"];
  out["--mantine-color-anchor"] = role["accent-ink"];
  out["--mantine-color-default"] = role.surface;
  out["--mantine-color-default-hover"] = role.hover;
  out["--mantine-color-default-color"] = role.text;
  out["--mantine-color-default-border"] = role["border-strong"];
  out["--mantine-color-error"] = role["danger-ink"];
  return out;
}

export const cssVariablesResolver: CSSVariablesResolver = () => {
  const variables: Record<string, string> = {
    "--tl-sans": tokens.font.sans,
    "--tl-mono": tokens.font.mono,
  };
  for (const [name, value] of Object.entries(tokens.motion)) {
    const key = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    if (name !== "reduced") variables[`--tl-motion-${key}`] = value;
  }
  for (const [name, value] of Object.entries(tokens.size)) {
    variables[`--tl-size-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`] = value;
  }
  return { variables, light: roles("light"), dark: roles("dark") };
};
