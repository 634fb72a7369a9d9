// The Business App's other screens, as hooks. The live feed tells every change.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type AppState, appCalls } from "./app";
import { keys } from "./cache";
import type { Profile } from "./types";

export const useApp = (wanted = true) =>
  useQuery({ queryKey: keys.app, queryFn: appCalls.app, enabled: wanted });

/** One deed in the app: any of the calls, bound to what it is about. */
export function useAppDeed() {
  const client = useQueryClient();
  return useMutation<AppState, Error, () => Promise<AppState>>({
    mutationFn: (deed) => deed(),
    onSuccess: (app) => client.setQueryData<AppState>(keys.app, app),
  });
}

export function useSetProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: appCalls.setProfile,
    onSuccess: (profile) => client.setQueryData<Profile>(keys.profile, profile),
  });
}

export function useSetPicture() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: appCalls.setPicture,
    onSuccess: (profile) => client.setQueryData<Profile>(keys.profile, profile),
  });
}
