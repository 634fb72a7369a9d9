/**
 * The names pages use for the types of the API. All of them are generated from the server's OpenAPI document
 * (`schema.d.ts`); here they only lose their long path. Import them through `@twinline/api`.
 */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Role = Schemas["Role"];
export type Person = Schemas["Person"];
export type Me = Schemas["Me"];
export type Origin = Schemas["Origin"];
export type Author = Schemas["Author"];
export type FloorHolder = Schemas["FloorHolder"];
export type Floor = Schemas["Floor"];
export type ServiceWindow = Schemas["ServiceWindow"];
export type DeliveryState = Schemas["DeliveryState"];
export type DeliveryReason = Schemas["DeliveryReason"];
export type Delivery = Schemas["Delivery"];
export type ConversationStatus = Schemas["ConversationStatus"];
export type ConversationContact = Schemas["ConversationContact"];
export type Preview = Schemas["Preview"];
export type ConversationSummary = Schemas["ConversationSummary"];
export type ContactName = Schemas["ContactName"];
export type Identity = Schemas["Identity"];
export type Contact = Schemas["Contact"];
export type ConversationDetail = Schemas["ConversationDetail"];
export type ConversationView = Schemas["ConversationView"];
export type ConversationSort = Schemas["ConversationSort"];
export type Counts = Schemas["Counts"];
export type ConversationPage = Schemas["ConversationPage"];
export type MediaState = Schemas["MediaState"];
export type Media = Schemas["Media"];
export type Quote = Schemas["Quote"];
export type Message = Schemas["Message"];
export type Edited = Schemas["Edited"];
export type Revoked = Schemas["Revoked"];
export type Reaction = Schemas["Reaction"];
export type SendLimits = Schemas["SendLimits"];
export type ContactPreference = Schemas["ContactPreference"];
export type NumberHealth = Schemas["NumberHealth"];
export type HealthCheck = Schemas["HealthCheck"];
export type HealthGap = Schemas["HealthGap"];
export type HealthFact = Schemas["HealthFact"];
export type LagDistribution = Schemas["LagDistribution"];
export type LagSpread = Schemas["LagSpread"];
export type FloorEvent = Schemas["FloorEvent"];
export type MessagePage = Schemas["MessagePage"];
export type NewMessage = Schemas["NewMessage"];
export type UploadedMedia = Schemas["UploadedMedia"];
export type NumberState = Schemas["NumberState"];
export type SyncState = Schemas["SyncState"];
export type SyncCard = Schemas["SyncCard"];
export type HistoryPhase = Schemas["HistoryPhase"];
export type HistorySyncCard = Schemas["HistorySyncCard"];
export type NumberCard = Schemas["NumberCard"];
export type TimelineEntry = Schemas["TimelineEntry"];
export type NumberDetail = Schemas["NumberDetail"];
export type Unreadable = Schemas["Unreadable"];
export type UnreadableDetail = Schemas["UnreadableDetail"];
export type ReplayResult = Schemas["ReplayResult"];
export type Alert = Schemas["Alert"];
export type HealthSummary = Schemas["HealthSummary"];
export type ProblemBody = Schemas["ProblemBody"];
export type LiveItem = Schemas["LiveItem"];
export type LiveFrame = Schemas["LiveFrame"];
