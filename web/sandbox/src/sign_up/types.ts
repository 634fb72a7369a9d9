// The sign-up window's shapes, as the sandbox serves them.

export type Step =
  | "BUSINESS_ACCOUNT_SELECTION"
  | "PHONE_NUMBER_SETUP"
  | "PHONE_NUMBER_VERIFICATION"
  | "PERMISSIONS"
  | "REVIEW"
  | "DONE"
  | "CANCELLED";

export interface SignUpError {
  code: number;
  title: string;
  text: string;
}

/** A run through the window, as window and phone see it. */
export interface Run {
  id: string;
  client_id: string;
  app_name: string;
  step: Step;
  open: boolean;
  digits: string | null;
  pairing_code: string | null;
  error: SignUpError | null;
  business: {
    name: string;
    owner: string | null;
    portfolio_id: string;
    display_phone_number: string;
  };
  shares_history: boolean | null;
  advice: string[];
}

/** A session message, as Meta posts it to the page. */
export interface SessionMessage {
  type: "WA_EMBEDDED_SIGNUP";
  event: string;
  version?: number;
  data: Record<string, string>;
}

export interface Finish {
  code: string;
  message: SessionMessage;
}
