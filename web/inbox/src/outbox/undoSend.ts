/** For how long one can take back what one sends: a choice of this device. */
import { useLocalStorage } from "@mantine/hooks";

/** Seconds; nought: it goes at once. */
export const UNDO_CHOICES: readonly number[] = [0, 5, 10, 20];

export function useUndoSend(): [seconds: number, choose: (seconds: number) => void] {
  const [seconds, choose] = useLocalStorage<number>({
    key: "twinline.undo_send",
    defaultValue: 0,
    getInitialValueInEffect: false,
  });
  return [UNDO_CHOICES.includes(seconds) ? seconds : 0, choose];
}

/** The choice after this one, round and round. */
export function nextUndo(seconds: number): number {
  const at = UNDO_CHOICES.indexOf(seconds);
  return UNDO_CHOICES[(at + 1) % UNDO_CHOICES.length] ?? 0;
}
