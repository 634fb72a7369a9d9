"""pywa against the sandbox that the environment names. The host is written into it: a transport of ours takes its calls there."""

import io
import json
import os
import unittest

import httpx
from pywa import WhatsApp, types
from pywa.errors import WhatsAppError
from pywa.types.templates import (
    BodyText,
    FooterText,
    Template,
    TemplateCategory,
    TemplateLanguage,
)

STAGE = json.loads(os.environ["STAGE"])
CUSTOMER = STAGE["digits"]
PNG = bytes.fromhex(STAGE["png"])


class ToSandbox(httpx.BaseTransport):
    """Whatever goes to Meta's hosts goes to the sandbox."""

    def __init__(self):
        self.inner = httpx.HTTPTransport()
        self.base = httpx.URL(STAGE["base"])

    def handle_request(self, request):
        if request.url.host.endswith("facebook.com"):
            request.url = request.url.copy_with(
                scheme=self.base.scheme, host=self.base.host, port=self.base.port
            )
        return self.inner.handle_request(request)


def client():
    return WhatsApp(
        phone_id=STAGE["number"],
        token=STAGE["token"],
        waba_id=STAGE["waba"],
        session=httpx.Client(transport=ToSandbox()),
    )


class Pywa(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.wa = client()

    def test_messages(self):
        sent = self.wa.send_message(CUSTOMER, "We do.", reply_to_message_id=STAGE["theirs"])
        self.assertTrue(sent.id.startswith("wamid."))
        self.wa.send_message(
            CUSTOMER,
            "Which one?",
            buttons=[types.Button("Rye", "b1"), types.Button("Wheat", "b2")],
        )
        rows = [types.SectionRow(title="Small", callback_data="r1")]
        self.wa.send_message(
            CUSTOMER,
            "From the list",
            buttons=types.SectionList("Loaves", [types.Section(title="Rye", rows=rows)]),
        )
        self.wa.send_message(
            CUSTOMER, "Our page", buttons=types.URLButton(title="Open", url="https://forno.example")
        )
        self.wa.send_reaction(CUSTOMER, "👍", STAGE["theirs"])
        self.wa.send_location(CUSTOMER, 38.7, -9.1, name="Forno")
        self.wa.send_contact(
            CUSTOMER, types.Contact(name=types.Contact.Name(formatted_name="Ana", first_name="Ana"))
        )

    def test_read_and_typing(self):
        self.assertTrue(self.wa.mark_message_as_read(STAGE["theirs"]))
        self.assertTrue(self.wa.indicate_typing(STAGE["theirs"]))

    def test_media(self):
        media = self.wa.upload_media(io.BytesIO(PNG), mime_type="image/png", filename="loaf.png")
        url = self.wa.get_media_url(media.id)
        self.assertEqual(url.mime_type, "image/png")
        self.assertEqual(self.wa.get_media_bytes(url.url), PNG)
        self.wa.send_image(CUSTOMER, media.id, caption="Fresh")
        self.assertTrue(self.wa.delete_media(media.id))

    def test_templates(self):
        params = BodyText.params("2187")
        made = self.wa.create_template(
            Template(
                name="pywa_ready",
                language=TemplateLanguage.ENGLISH_US,
                category=TemplateCategory.UTILITY,
                components=[BodyText("Your order {{1}} is ready.", "2187"), FooterText(text="Forno")],
            )
        )
        self.wa.send_template(
            CUSTOMER, name="pywa_ready", language=TemplateLanguage.ENGLISH_US, params=[params]
        )
        names = [template.name for template in self.wa.get_templates()]
        self.assertIn("pywa_ready", names)
        self.assertEqual(self.wa.get_template(made.id).name, "pywa_ready")
        self.assertTrue(self.wa.delete_template("pywa_ready"))

    def test_profile_and_number(self):
        self.assertTrue(self.wa.update_business_profile(about="Bread since 1962"))
        self.assertEqual(self.wa.get_business_profile().about, "Bread since 1962")
        number = self.wa.get_business_phone_number()
        self.assertEqual(number.id, STAGE["number"])
        self.assertEqual(self.wa.get_business_account().id, STAGE["waba"])

    def test_links(self):
        made = self.wa.create_qr_code("I want bread", image_type="SVG")
        self.assertEqual(self.wa.get_qr_code(made.code).prefilled_message, "I want bread")
        self.assertEqual(self.wa.update_qr_code(made.code, "I want rye").prefilled_message, "I want rye")
        self.assertTrue(self.wa.delete_qr_code(made.code))

    def test_block(self):
        done = self.wa.block_users([CUSTOMER])
        self.assertEqual(len(done.added_users), 1)
        self.assertEqual(len(self.wa.unblock_users([CUSTOMER]).removed_users), 1)

    def test_an_error_is_one_it_knows(self):
        with self.assertRaises(WhatsAppError) as refused:
            self.wa.send_template(CUSTOMER, name="nobody", language=TemplateLanguage.ENGLISH_US, params=[])
        self.assertEqual(refused.exception.code, 132001)


if __name__ == "__main__":
    unittest.main()
