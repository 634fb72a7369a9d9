// The switchboard's rules, kept fresh by the live feed.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lab, labKeys } from "../api/lab";
import { useBench } from "../api/queries";
import { activeFaults } from "./faults";

export const useFaultRules = () => useQuery({ queryKey: labKeys.rules, queryFn: lab.rules });

/** How many faults are on: the switchboard's own and its rules. */
export function useFaultCount(): number {
  const { data: bench } = useBench();
  const rules = useFaultRules().data?.length ?? 0;
  return (bench ? activeFaults(bench.faults) : 0) + rules;
}

/** Sets or removes one; the list is fetched again afterwards. */
export function useChangeRules() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: labKeys.rules });
  return {
    set: useMutation({ mutationFn: lab.setRule, onSettled }),
    remove: useMutation({ mutationFn: lab.removeRule, onSettled }),
  };
}
