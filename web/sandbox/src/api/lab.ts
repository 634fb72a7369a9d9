// What makes the bench a test bench: fault rules, scenarios, gaps, what is due, stories, the whole state. Shapes as the
// sandbox serves them.
import { apiBase } from "../businesses/current";
import { call, json } from "./client";
import { type TrafficFilter, trafficQuery } from "./trafficFilter";
import type { Bench, Clock, Exchange, TrafficKind } from "./types";

export type Place = { graph: string } | { webhook: string };
export type When =
  | "always"
  | { next: number }
  | { every: number }
  | { chance: { percent: number; seed: number } };
export type Fault = string | Record<string, unknown>;

export interface NewFaultRule {
  id?: string;
  on: Place;
  customer?: string;
  when: When;
  what: Fault;
}

export interface FaultRule extends NewFaultRule {
  id: string;
  met: number;
  hit: number;
}

export interface ErrorCode {
  code: number;
  title: string;
  http: number;
  told: string;
}

export interface ScenarioEntry {
  file: string;
  name: string;
  about: string;
  steps: number;
}

export interface ScenarioStep {
  number: number;
  words: string;
  outcome: "passed" | "failed" | "left_out";
  at_ms: number;
  detail?: string;
}

export interface ScenarioRun {
  id: number;
  name: string;
  about: string;
  of: number;
  steps: ScenarioStep[];
  passed: boolean | null;
  virtual_ms: number;
  took_ms: number;
}

export interface Gap {
  what: string;
  times: number;
}

export interface Due {
  at: number;
  kind: "event" | "end";
  what: string;
  phone?: string;
}

export interface Chapter {
  at: number;
  kind: "phone" | "server" | "webhook" | "graph" | "due";
  what: string;
  exchange?: number;
  faulty: boolean;
}

export const labKeys = {
  rules: ["fault-rules"] as const,
  codes: ["fault-codes"] as const,
  scenarios: ["scenarios"] as const,
  run: (id: number) => ["scenario-run", id] as const,
  gaps: ["gaps"] as const,
  due: ["due"] as const,
  story: (wamid: string) => ["story", wamid] as const,
  found: (kind: TrafficKind, filter: TrafficFilter) => ["found", kind, filter] as const,
};

export const lab = {
  rules: async () => (await call<{ rules: FaultRule[] }>("/faults/rules")).rules,
  setRule: (rule: NewFaultRule) => call<FaultRule>("/faults/rules", json("POST", rule)),
  removeRule: (id: string) => call<object>(`/faults/rules/${encodeURIComponent(id)}`, { method: "DELETE" }),
  codes: async () => (await call<{ codes: ErrorCode[] }>("/faults/codes")).codes,
  scenarios: async () => (await call<{ scenarios: ScenarioEntry[] }>("/scenarios")).scenarios,
  runScenario: (script: { file: string } | { text: string }) =>
    call<ScenarioRun>("/scenarios/runs", json("POST", script)),
  run: (id: number) => call<ScenarioRun>(`/scenarios/runs/${id}`),
  openRun: (id: number) => call<Bench>(`/scenarios/runs/${id}/open`, { method: "POST" }),
  gaps: async () => (await call<{ gaps: Gap[] }>("/gaps")).gaps,
  due: () => call<{ now: number; due: Due[]; all: number }>("/timers"),
  toNext: () => call<Clock>("/clock", json("POST", { to_next: true })),
  story: (wamid: string) =>
    call<{ wamid: string; story: Chapter[] }>(`/stories/${encodeURIComponent(wamid)}`),
  found: async (kind: TrafficKind, filter: TrafficFilter) =>
    (await call<{ exchanges: Exchange[] }>(`/traffic?${trafficQuery(kind, filter)}`)).exchanges,
  reset: () => call<Bench>("/reset", json("POST", {})),
  restore: (file: File) =>
    call<Bench>("/restore", {
      method: "POST",
      headers: { "content-type": "application/x-ndjson" },
      body: file,
    }),
  snapshotAddress: () => `${apiBase()}/snapshot`,
};
