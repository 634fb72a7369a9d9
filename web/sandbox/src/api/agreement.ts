// The shapes of this page are written by hand, those of the sandbox's control API are made from its code. This file holds
// one against the other for the compiler: a field the sandbox does not send, or a value it may send and the page does not
// know, is an error here. Nothing of it is in the bundle.
import type { components, paths } from "../../../../clients/typescript/schema";
import type * as account from "../account/types";
import type * as signUp from "../sign_up/types";
import type * as app from "./app";
import type * as cards from "./cards";
import type * as lab from "./lab";
import type * as bench from "./types";

type Served = components["schemas"];

/** Without null and "left out": the description tells them apart less finely than the page does. */
type Bare<T> = T extends readonly [unknown, ...unknown[]]
  ? { [K in keyof T]: Bare<T[K]> }
  : T extends readonly (infer Item)[]
    ? Bare<Item>[]
    : T extends object
      ? { [K in keyof T]-?: Bare<Exclude<T[K], null | undefined>> }
      : T;

/** `Page` is what the page takes `Sent` for. */
type Fits<Sent, Page> = Bare<Exclude<Sent, null | undefined>> extends Bare<Page> ? true : Misfit<Sent, Page>;
interface Misfit<Sent, Page> {
  sent: Bare<Sent>;
  page: Bare<Page>;
}

/** `Given` is what the page sends where `Taken` is taken: no field of it is unknown there. */
type Sends<Given, Taken> = [Exclude<keyof Given, keyof Taken>] extends [never]
  ? Fits<Given, Pick<Taken, keyof Given & keyof Taken>>
  : Misfit<Given, Taken>;

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Sent } } } };
}
  ? Sent
  : never;

type Agrees<Checked extends true> = Checked;

export type Agreement = [
  Agrees<Fits<Served["Clock"], bench.Clock>>,
  Agrees<Fits<Served["Business"], bench.Business>>,
  Agrees<Fits<Served["Phone"], bench.Phone>>,
  Agrees<Fits<Served["Chat"], bench.Chat>>,
  Agrees<Fits<Served["Label"], bench.Label>>,
  Agrees<Fits<Omit<Served["PhoneMessage"], "card">, Omit<bench.PhoneMessage, "card">>>,
  Agrees<Fits<Omit<Served["Found"], "message">, Omit<bench.Found, "message">>>,
  Agrees<Fits<Served["Updates"], bench.Updates>>,
  Agrees<Fits<Served["CardPerson"], cards.CardPerson>>,
  Agrees<Fits<Served["CardSection"], cards.ListSection>>,
  Agrees<Fits<Served["CardProduct"], cards.Product>>,
  Agrees<Fits<Served["Profile"], bench.Profile>>,
  Agrees<Fits<Served["Faults"], bench.Faults>>,
  Agrees<Fits<Served["Exchange"], bench.Exchange>>,
  Agrees<Fits<Served["Detail"], bench.ExchangeDetail>>,
  Agrees<Fits<Served["UnsupportedType"], bench.UnsupportedType>>,
  Agrees<Fits<Served["AppScreens"], app.AppState>>,
  Agrees<Fits<Served["StandingRule"], lab.FaultRule>>,
  Agrees<Fits<Served["ErrorCode"], lab.ErrorCode>>,
  Agrees<Fits<Served["ScenarioEntry"], lab.ScenarioEntry>>,
  Agrees<Fits<Served["ScenarioRun"], lab.ScenarioRun>>,
  Agrees<Fits<Served["Gap"], lab.Gap>>,
  Agrees<Fits<Served["Due"], lab.Due>>,
  Agrees<Fits<Served["Chapter"], lab.Chapter>>,
  Agrees<Fits<Served["AccountView"], account.Account>>,
  Agrees<Fits<Served["AccountEventKind"], account.EventKind>>,
  Agrees<Fits<Served["App"], account.AppRow>>,
  Agrees<Fits<Served["Standing"], account.Standing>>,
  Agrees<Fits<Served["Rules"], account.Rules>>,
  Agrees<Fits<Omit<Served["Template"], "components">, Omit<account.Template, "components">>>,
  Agrees<Fits<Served["Costs"], account.Costs>>,
  Agrees<Fits<Served["RunView"], signUp.Run>>,
  Agrees<Fits<Served["Finish"], signUp.Finish>>,
  Agrees<Fits<Answer<"/lan">, { lan: { url: string; qr: string } | null }>>,
  // What the page sends.
  Agrees<Sends<account.StandingChange, Served["StandingChange"]>>,
  Agrees<Sends<account.RulesChoice, Served["RulesChoice"]>>,
  Agrees<Sends<account.TemplateDecision, Served["TemplateDecision"]>>,
  Agrees<Sends<bench.PhoneChange, Served["PhoneChange"]>>,
];
