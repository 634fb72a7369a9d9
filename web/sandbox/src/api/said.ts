// What a person sends from a phone, in each of its kinds.

export interface Place {
  latitude: number;
  longitude: number;
  name?: string | undefined;
  address?: string | undefined;
}

export interface SentPerson {
  name: string;
  phones: string[];
  emails?: string[];
  org?: string | null;
}

/** WhatsApp's choice of how long a place is told. */
export type LiveMinutes = 15 | 60 | 480;

/** What a file is sent as, where its type alone does not tell. A recording is turned into what WhatsApp takes. */
export type FileRole = "document" | "sticker" | "voice";

/** The advertisement or post a customer tapped. */
export interface NewReferral {
  source_type: "ad" | "post";
  source_id: string;
  source_url: string;
  headline?: string | undefined;
  body?: string | undefined;
}

export type Said =
  | { text: string; referral?: NewReferral | undefined }
  /** `once`: it opens once. */
  | { file: File; caption: string; as?: FileRole | undefined; once?: boolean | undefined }
  /** With minutes: told anew for so long. */
  | { location: Place; live_minutes?: LiveMinutes | undefined }
  | { contacts: SentPerson[] }
  /** A name of the canned items. */
  | { canned: string }
  /** Of the app's catalog. */
  | { product: string }
  | { forward: { peer: string; message: string } };

/** Something to send without a file of one's own. */
export interface CannedItem {
  name: string;
  kind: "audio" | "sticker" | "image";
  title: string;
  url: string;
}
