// What a person may do with an offer on this phone.
import type { FlowOutcome, FlowQuestion, FlowStart, Tap } from "../../api/cards";

/** How a message's flows are opened, and their endpoints asked. */
export interface FlowWay {
  open: (flow: string) => Promise<FlowStart>;
  ask: (flow: string, question: FlowQuestion) => Promise<FlowOutcome>;
}

export interface TapActs {
  /** Only customers tap what the business offers. */
  allowed: boolean;
  /** Ids that were tapped before. */
  tapped: readonly string[];
  onTap: (tap: Tap) => void;
  /** The offer asks for a place. */
  onPlace: () => void;
  flows: FlowWay;
}
