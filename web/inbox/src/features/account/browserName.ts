/** What people call a browser, by how it names itself. Only for them to know it again: nothing depends on it. */
import { words } from "./words";

const BROWSERS: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

export function browserName(agent: string | null): string {
  const of = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent ?? ""))?.[1];
  const browser = of(BROWSERS);
  const system = of(SYSTEMS);
  if (browser && system) return words.browserOn(browser, system);
  // Programs name themselves in a word.
  return browser ?? system ?? agent?.split(/[ /]/)[0] ?? words.unknownBrowser;
}
