/** A conversation's page, which the list does not wait for. */
import { lazyRouteComponent } from "@tanstack/react-router";

export const lateThread = lazyRouteComponent(() => import("./ThreadPage"), "ThreadPage");

/** Fetches it ahead, so that opening a conversation does not wait for it. */
export function prepareThread(): void {
  void lateThread.preload?.();
}
