/** Ctrl+K (⌘K) opens everything from anywhere, also while one writes. */
import { useWindowEvent } from "@mantine/hooks";
import { lazy, useState } from "react";
import { Late } from "../../ui/Late";

const PaletteWindow = lazy(() => import("./PaletteWindow"));

export function PaletteKey() {
  const [opened, setOpened] = useState(false);
  useWindowEvent("keydown", (event) => {
    if (
      !(event.ctrlKey || event.metaKey) ||
      event.altKey ||
      event.shiftKey ||
      event.key.toLowerCase() !== "k"
    )
      return;
    event.preventDefault();
    setOpened((was) => !was);
  });
  return (
    <Late wanted={opened}>
      <PaletteWindow opened={opened} onClose={() => setOpened(false)} />
    </Late>
  );
}
