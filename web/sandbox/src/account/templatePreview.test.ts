import { expect, it } from "vitest";
import { previewOf } from "./templatePreview";

it("fills in examples by number and by name, and leaves what has none", () => {
  const card = previewOf([
    { type: "HEADER", format: "TEXT", text: "Order {{1}}", example: { header_text: ["2187"] } },
    {
      type: "BODY",
      text: "Dear {{name}}, {{1}} is ready at {{2}}.",
      example: {
        body_text: [["your cake"]],
        body_text_named_params: [{ param_name: "name", example: "Inês" }],
      },
    },
    { type: "FOOTER", text: "Forno Aurora" },
  ]);
  expect(card.header?.text).toBe("Order 2187");
  expect(card.body).toBe("Dear Inês, your cake is ready at {{2}}.");
  expect(card.footer).toBe("Forno Aurora");
  expect(card.actions).toEqual([]);
});

it("says Meta's own words for authentication", () => {
  const card = previewOf([
    { type: "BODY", add_security_recommendation: true },
    { type: "FOOTER", code_expiration_minutes: 5 },
    { type: "BUTTONS", buttons: [{ type: "OTP" }] },
  ]);
  expect(card.body).toBe("{{1}} is your verification code. For your security, do not share this code.");
  expect(card.footer).toBe("This code expires in 5 minutes.");
  expect(card.actions).toEqual([{ kind: "copy", title: "Copy code", code: "" }]);
});

it("names a header's file and draws each card of a carousel", () => {
  const card = previewOf([
    { type: "BODY", text: "This week" },
    {
      type: "CAROUSEL",
      cards: [
        {
          components: [
            { type: "HEADER", format: "IMAGE" },
            { type: "BODY", text: "Rye" },
            { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "This one" }] },
          ],
        },
      ],
    },
  ]);
  expect(card.cards).toHaveLength(1);
  expect(card.cards[0]?.header?.text).toBe("A picture");
  expect(card.cards[0]?.actions[0]?.title).toBe("This one");
});
