import { describe, expect, it } from "vitest";
import { chosenCount, fieldsOf, isNarrowed, noFilter, trafficQuery } from "./trafficFilter";

const asked = (part: Partial<typeof noFilter>) =>
  Object.fromEntries(trafficQuery("all", { ...noFilter, ...part }));

describe("trafficQuery", () => {
  it("asks for nothing that does not matter", () => {
    expect(asked({})).toEqual({ kind: "all", limit: "200" });
    expect(isNarrowed({ ...noFilter, text: "  " })).toBe(false);
  });

  it("takes three digits for a status, unless a status was chosen", () => {
    expect(asked({ text: "404" })).toMatchObject({ status: "404" });
    expect(asked({ text: "404" })).not.toHaveProperty("text");
    expect(asked({ text: "404", status: "2xx" })).toMatchObject({ status: "2xx", text: "404" });
  });

  it.each(["+44 7700 900318", "44-7700-900318", "(44) 7700900318"])("reads %s as a phone number", (text) =>
    expect(asked({ text })).toMatchObject({ text: "447700900318" }),
  );

  it("leaves words as they are", () => {
    expect(asked({ text: " two rolls " })).toMatchObject({ text: "two rolls" });
    expect(asked({ text: "12 rolls" })).toMatchObject({ text: "12 rolls" });
  });

  it("asks for what was chosen, and counts it", () => {
    const filter = { ...noFilter, phone: "c1", field: "messages" };
    expect(asked(filter)).toMatchObject({ phone: "c1", field: "messages" });
    expect(chosenCount(filter)).toBe(2);
  });
});

it("names each field and endpoint once", () => {
  expect(
    fieldsOf([
      { label: "messages, statuses" },
      { label: "POST /messages" },
      { label: "messages" },
      { label: "" },
    ]),
  ).toEqual(["messages", "POST /messages", "statuses"]);
});
