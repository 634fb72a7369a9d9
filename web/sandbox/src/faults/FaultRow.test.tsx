import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderInKit } from "@twinline/kit/test";
import { expect, it, vi } from "vitest";
import type { Faults } from "../api/types";
import { FaultRow } from "./FaultRow";
import { activeFaults, type FaultSpec, inboundFaults, outboundFaults, switched } from "./faults";

const off: Faults = {
  duplicate_every: null,
  delay_ms: null,
  reorder: false,
  lose_webhook_every: null,
  wrong_signature_next: 0,
  timeout_after_accept_next: 0,
  answer_500_next: 0,
  throttle_next: 0,
  slow_answers_ms: null,
  echo_context: false,
  out_of_order_every: null,
  changes_per_post: null,
  raw_utf8: false,
};
const specs = [...inboundFaults, ...outboundFaults];

it.each(specs)("switches $key on and off again", (spec: FaultSpec) => {
  const on = { ...off, ...switched(spec, true) };
  expect(activeFaults(on)).toBe(1);
  expect({ ...on, ...switched(spec, false) }).toEqual(off);
});

it("takes a value when the field is left, in the API's unit", async () => {
  const onChange = vi.fn();
  const spec = inboundFaults.find((candidate) => candidate.key === "delay_ms") as FaultSpec;
  renderInKit(<FaultRow spec={spec} faults={{ ...off, delay_ms: [2000, 40_000] }} onChange={onChange} />);
  const from = screen.getByRole("textbox", { name: /Shortest delay/ });
  await userEvent.clear(from);
  await userEvent.type(from, "50");
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.tab();
  expect(onChange).toHaveBeenCalledWith({ delay_ms: [50_000, 50_000] });
});
