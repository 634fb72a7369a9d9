// One webhook body as WhatsApp posts it for a customer's text.
import { createHmac } from "node:crypto";

export function delivery({ number, from, id, text, at = Date.now() }) {
  const wamid = `wamid.${Buffer.from(`e2e ${from.digits} ${id}`).toString("base64")}`;
  return JSON.stringify({
    object: "whatsapp_business_account",
    entry: [
      {
        id: number.waba_id,
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: {
                display_phone_number: number.display_phone_number,
                phone_number_id: number.phone_number_id,
              },
              contacts: [{ profile: { name: from.name }, wa_id: from.digits }],
              messages: [
                {
                  from: from.digits,
                  id: wamid,
                  timestamp: String(Math.floor(at / 1000)),
                  type: "text",
                  text: { body: text },
                },
              ],
            },
          },
        ],
      },
    ],
  });
}

export function signature(secret, body) {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}
