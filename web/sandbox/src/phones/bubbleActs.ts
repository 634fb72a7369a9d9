// What is done to bubbles of one chat. It stays the same object, so that bubbles are not drawn anew.
import type { Tap } from "../api/cards";
import type { Amend, Opened, PhoneMessage } from "../api/types";
import type { FlowWay } from "./cards/taps";

export interface BubbleActs {
  now: () => number;
  onAmend: (message: PhoneMessage, amend: Amend) => void;
  onReply: (message: PhoneMessage) => void;
  onEdit: (message: PhoneMessage) => void;
  onForward: (message: PhoneMessage) => void;
  onStar: (message: PhoneMessage, starred: boolean) => void;
  /** Opens what opens once. */
  onOnce: (message: PhoneMessage) => Promise<Opened>;
  /** Brings another message of this chat into view. */
  onJump: (message: string) => void;
  /** This phone belongs to a customer, who taps what the business offers. */
  taps: boolean;
  onTap: (message: PhoneMessage, tap: Tap) => void;
  flows: (message: PhoneMessage) => FlowWay;
  /** The message asks for a place. */
  onPlace: (message: PhoneMessage) => void;
}
