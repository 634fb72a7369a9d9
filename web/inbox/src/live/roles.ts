/** What a role may do, as the server decides it (`twinline_core::team`): here only to show no door that is shut. */
import type { Role } from "@twinline/api";

/** The most powerful first. */
export const ROLES = ["owner", "admin", "supervisor", "agent", "viewer"] as const satisfies readonly Role[];

function atLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(least);
}

/** The team's work, its rules and the operator's pages. */
export const leads = (role: Role): boolean => atLeast(role, "supervisor");
/** The team, the numbers and their bots. */
export const administers = (role: Role): boolean => atLeast(role, "admin");
/** Alters nothing but what is their own. */
export const looksOn = (role: Role): boolean => role === "viewer";

/** Whether somebody may make, alter or remove somebody of that role. */
export const manages = (role: Role, other: Role): boolean =>
  role === "owner" || (role === "admin" && other !== "owner");
