"""A small webhook server with nothing of ours in it: checks the handshake and every signature, and answers each text by the
Graph API. Settings come from the environment, as such servers have them."""

import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qs, urlparse
from urllib.request import Request, urlopen

SECRET = os.environ["APP_SECRET"].encode()
VERIFY_TOKEN = os.environ["VERIFY_TOKEN"]
ACCESS_TOKEN = os.environ["ACCESS_TOKEN"]
GRAPH = os.environ["GRAPH_URL"]


def say(number, to, text):
    message = {"messaging_product": "whatsapp", "to": to, "type": "text", "text": {"body": text}}
    headers = {"authorization": f"Bearer {ACCESS_TOKEN}", "content-type": "application/json"}
    try:
        urlopen(Request(f"{GRAPH}/{number}/messages", json.dumps(message).encode(), headers)).read()
    except (HTTPError, URLError) as error:
        print(f"not sent: {error}", flush=True)


class Webhooks(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, body=b""):
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        asked = parse_qs(urlparse(self.path).query)
        if asked.get("hub.verify_token") == [VERIFY_TOKEN]:
            self.answer(200, asked["hub.challenge"][0].encode())
        else:
            self.answer(403)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        right = "sha256=" + hmac.new(SECRET, body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right, self.headers.get("x-hub-signature-256", "")):
            return self.answer(401)
        self.answer(200)
        for entry in json.loads(body)["entry"]:
            for change in entry["changes"]:
                value = change["value"]
                if change["field"] == "messages":
                    for message in value.get("messages", []):
                        if message["type"] == "text":
                            number = value["metadata"]["phone_number_id"]
                            say(number, message["from"], f"You said: {message['text']['body']}")


server = ThreadingHTTPServer(("127.0.0.1", 0), Webhooks)
print(server.server_port, flush=True)
server.serve_forever()
