// How the account stands, its rules, templates and costs. A `business` frame makes all of it be read again, because
// every key begins with the account's; what a message alone changes is told by no frame and is looked at now and then.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, id, json } from "../api/client";
import { accountKey } from "./queries";
import type {
  Costs,
  Rules,
  RulesChoice,
  Standing,
  StandingChange,
  Template,
  TemplateDecision,
} from "./types";

const standingKey = [...accountKey, "standing"] as const;
const rulesKey = [...accountKey, "rules"] as const;
const templatesKey = [...accountKey, "templates"] as const;
const costsKey = [...accountKey, "costs"] as const;
/** A meter of one second. */
const METER_MS = 2_000;
const MESSAGES_MS = 5_000;

export interface Templates {
  templates: Template[];
  /** Why one may be rejected. */
  reasons: string[];
}

export const useStanding = () =>
  useQuery({
    queryKey: standingKey,
    queryFn: () => call<Standing>("/standing"),
    refetchInterval: METER_MS,
  });

export const useRules = () => useQuery({ queryKey: rulesKey, queryFn: () => call<Rules>("/rules") });

export const useTemplates = () =>
  useQuery({
    queryKey: templatesKey,
    queryFn: () => call<Templates>("/templates"),
    refetchInterval: MESSAGES_MS,
  });

export const useCosts = () =>
  useQuery({ queryKey: costsKey, queryFn: () => call<Costs>("/costs"), refetchInterval: MESSAGES_MS });

export function useSetStanding() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: StandingChange) => call<Standing>("/standing", json("PATCH", change)),
    onSuccess: (standing) => client.setQueryData(standingKey, standing),
  });
}

export function useChooseRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (choice: RulesChoice) => call<Rules>("/rules", json("POST", choice)),
    onSuccess: (rules) => {
      client.setQueryData(rulesKey, rules);
      return client.invalidateQueries({ queryKey: standingKey });
    },
  });
}

export function useDecide(template: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: TemplateDecision) =>
      call<Template>(`/templates/${id(template)}`, json("PATCH", decision)),
    onSuccess: (decided) =>
      client.setQueryData<Templates>(
        templatesKey,
        (known) =>
          known && {
            ...known,
            templates: known.templates.map((one) => (one.id === decided.id ? decided : one)),
          },
      ),
    // Somebody else was quicker, perhaps the clock: what is shown is old.
    onError: () => client.invalidateQueries({ queryKey: templatesKey }),
  });
}
