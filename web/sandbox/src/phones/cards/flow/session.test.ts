// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how flow JSON refers to things.
// biome-ignore-all lint/suspicious/noThenProperty: `If` has one.
import { describe, expect, it } from "vitest";
import { complete, mistakes } from "./check";
import { type Action, readDrawing } from "./drawing";
import { show } from "./parts";
import {
  act,
  back,
  begin,
  type Effect,
  fillIn,
  pageOf,
  type Session,
  scopeOf,
  screenOf,
  turn,
} from "./session";

const navigate = (next: string, payload: object): object => ({
  name: "navigate",
  next: { type: "screen", name: next },
  payload,
});
const drawing = readDrawing({
  version: "7.1",
  screens: [
    {
      id: "ORDER",
      title: "Order",
      data: { sizes: { type: "array", __example__: [] } },
      refresh_on_back: true,
      layout: {
        type: "SingleColumnLayout",
        children: [
          {
            type: "Form",
            name: "f",
            "init-values": { name: "Rui", size: "${data.usual}" },
            "error-messages": { name: "Too short" },
            children: [
              { type: "TextInput", name: "name", label: "Name", required: true, "min-chars": 2 },
              { type: "Dropdown", name: "size", label: "Size", "data-source": "${data.sizes}" },
              {
                type: "CheckboxGroup",
                name: "extras",
                label: "Extras",
                "data-source": [{ id: "nuts", title: "Nuts" }],
              },
              {
                type: "If",
                condition: "${form.size} == 'l'",
                then: [{ type: "TextBody", text: "A large one" }],
                else: [{ type: "TextBody", text: "Not large" }],
              },
              {
                type: "Switch",
                value: "${form.size}",
                cases: {
                  s: [{ type: "TextCaption", text: "small" }],
                  default: [{ type: "TextCaption", text: "any" }],
                },
              },
              { type: "TextArea", name: "words", label: "Words", visible: "${form.extras}", required: true },
              { type: "TextBody", text: "`${form.size * 2`" },
              {
                type: "Footer",
                label: "Next",
                "on-click-action": navigate("SEND", { who: "${form.name}", how: ["${form.size}"] }),
              },
            ],
          },
        ],
      },
    },
    {
      id: "SEND",
      title: "Send",
      terminal: true,
      data: { who: { type: "string" } },
      layout: {
        children: [
          {
            type: "DatePicker",
            name: "day",
            label: "Day",
            "min-date": "2026-01-10",
            "unavailable-dates": ["2026-01-12"],
          },
          {
            type: "Footer",
            label: "Send",
            "on-click-action": {
              name: "complete",
              payload: {
                who: "${data.who}",
                day: "${form.day}",
                size: "${screen.ORDER.form.size}",
                none: "${form.nothing}",
              },
            },
          },
        ],
      },
    },
  ],
});
if (!drawing) throw new Error("the drawing is one");
const sizes = [
  { id: "s", title: "Small" },
  { id: "l", title: "Large", enabled: false },
];
const start = (): Session => begin(drawing, null, { sizes, usual: "l" }) as Session;
const shown = (session: Session) => {
  const screen = screenOf(session);
  if (!screen) throw new Error("no screen");
  return show(screen, scopeOf(session));
};
const texts = (session: Session) =>
  shown(session).parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
const tap = (session: Session): Effect => act(session, shown(session).footer?.action as Action);
const after = (effect: Effect | null): Session => {
  if (effect?.do !== "show") throw new Error(`${effect?.do} is no screen`);
  return effect.session;
};

describe("a screen", () => {
  it("begins with its initial values and follows its conditions", () => {
    const session = start();
    expect(pageOf(session).form).toEqual({ name: "Rui", size: "l", extras: [], words: "" });
    expect(texts(session)).toEqual(["A large one", "any", ""]);
    expect(texts(fillIn(session, "size", "s"))).toEqual(["Not large", "small", ""]);
    const options = shown(session).parts.find((part) => part.kind === "choice");
    expect(options).toMatchObject({ look: "dropdown", options: [{ title: "Small" }, { enabled: false }] });
  });

  it("shows fields only where they are visible, and asks for them only then", () => {
    const names = (session: Session) =>
      shown(session).parts.flatMap((part) => ("name" in part ? [part.name] : []));
    const session = start();
    expect(names(session)).not.toContain("words");
    expect(complete(shown(session).parts, pageOf(session).form)).toBe(true);
    const picked = fillIn(session, "extras", ["nuts"]);
    expect(names(picked)).toContain("words");
    expect(complete(shown(picked).parts, pageOf(picked).form)).toBe(false);
  });

  it("tells the developer what cannot be read and what is missing", () => {
    const [note] = shown(start()).notes;
    expect(note).toContain("TextBody.text");
    expect(shown(begin(drawing, null, {}) as Session).notes).toContain(
      "data.sizes is declared, but was not given",
    );
  });

  it("says what is filled in wrongly", () => {
    const session = fillIn(start(), "name", "R");
    expect(mistakes(shown(session).parts, pageOf(session).form)).toEqual({ name: "At least 2 characters." });
    const next = after(tap(start()));
    const wrong = (day: string) => mistakes(shown(next).parts, { day }).day;
    expect([wrong("2026-01-09"), wrong("2026-01-12"), wrong("2026-01-11")]).toEqual([
      "Not before 2026-01-10.",
      "This day is not available.",
      undefined,
    ]);
  });
});

describe("the way through", () => {
  it("carries payloads on, and ends with the last button's", () => {
    const next = after(tap(start()));
    expect(pageOf(next).data).toEqual({ who: "Rui", how: ["l"] });
    const filled = fillIn(next, "day", "2026-01-11");
    expect(tap(filled)).toEqual({
      do: "complete",
      params: { who: "Rui", day: "2026-01-11", size: "l", none: "" },
    });
  });

  it("goes back with what was filled in, or asks the endpoint", () => {
    const next = after(tap(fillIn(start(), "name", "Inês")));
    expect(back(next)).toEqual({ do: "ask", question: { action: "BACK", screen: "SEND" } });
    const told = turn(next, "ORDER", { sizes: [] }) as Session;
    expect(told.pages).toHaveLength(1);
    expect(pageOf(told)).toMatchObject({ data: { sizes: [], usual: "l" }, form: { name: "Inês" } });
    expect(back(told)).toBeNull();
  });

  it("asks the endpoint, changes data and opens addresses", () => {
    const session = start();
    expect(act(session, { name: "data_exchange", payload: { name: "${form.name}" } })).toEqual({
      do: "ask",
      question: { action: "data_exchange", screen: "ORDER", data: { name: "Rui" } },
    });
    const updated = after(act(session, { name: "update_data", payload: { usual: "s" } }));
    expect(pageOf(updated)).toMatchObject({ data: { usual: "s", sizes }, form: { size: "l" } });
    expect(act(session, { name: "open_url", url: "https://bakery.example" })).toEqual({
      do: "open",
      url: "https://bakery.example",
    });
    expect(act(session, { name: "navigate", next: "NOWHERE", payload: {} })).toEqual({
      do: "stop",
      why: "NOWHERE",
    });
    expect(begin(drawing, "NOWHERE", {})).toBeNull();
  });

  it("tells days as milliseconds before version 5", () => {
    const old = { ...start(), drawing: { ...drawing, version: 4 } };
    const paid = act(fillIn(old, "day", "2026-01-11"), { name: "complete", payload: { day: "${form.day}" } });
    expect(paid).toEqual({ do: "complete", params: { day: String(Date.UTC(2026, 0, 11)) } });
  });
});
