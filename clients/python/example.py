"""The sandbox's control API with the standard library alone: python3 example.py http://127.0.0.1:7500

A customer writes; the webhook of it is waited for; the clock jumps; a fault; what WhatsApp makes of the business; the whole
state kept and put back; a second business.
"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request

HOUR_MS = 3_600_000


class Sandbox:
    """Calls by method and path; docs/sandbox/control_api.json says which there are."""

    def __init__(self, address="http://127.0.0.1:7500"):
        self.base = f"{address}/bench/api"

    def raw(self, method, path, body=None, kind="application/json"):
        headers = {} if body is None else {"content-type": kind}
        request = urllib.request.Request(self.base + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            error = json.load(refused)["error"]
            raise RuntimeError(f"{method} {path}: {error['message']} {error['remedy']}") from refused

    def call(self, method, path, body=None):
        sent = None if body is None else json.dumps(body).encode()
        return json.loads(self.raw(method, path, sent))

    def get(self, path, **query):
        asked = f"?{urllib.parse.urlencode(query)}" if query else ""
        return self.call("GET", path + asked)


def main():
    sandbox = Sandbox(*sys.argv[1:2])
    seen = sandbox.get("/traffic", limit=1)["exchanges"]
    after = seen[0]["id"] if seen else 0

    rosa = sandbox.call("POST", "/phones", {"name": "Rosa", "digits": "447700900779"})
    chat = f"/phones/{rosa['id']}/chats/business/messages"
    written = sandbox.call("POST", chat, {"text": "Do you bake rye bread?"})
    heard = sandbox.get("/traffic/wait", kind="webhook", field="messages", text=written["id"], after=after)
    assert heard["exchange"] and heard["exchange"]["status"] == 200, "no webhook told of the message"

    before = sandbox.get("/state")["clock"]["now"]
    now = sandbox.call("POST", "/clock", {"advance_ms": HOUR_MS})["now"]
    assert now >= before + HOUR_MS, "the clock did not jump"

    rule = {"on": {"graph": "POST /{number}/messages"}, "when": {"next": 1}, "what": {"error": {"code": 131056}}}
    made = sandbox.call("POST", "/faults/rules", rule)
    assert made["id"] in [one["id"] for one in sandbox.get("/faults/rules")["rules"]], "the fault is not set"
    sandbox.call("DELETE", "/faults")

    codes = {one["code"]: one for one in sandbox.get("/faults/codes")["codes"]}
    assert codes[131056]["http"] == 400, "the error is not among WhatsApp's"

    standing = sandbox.call("PATCH", "/standing", {"tier": "TIER_2K"})
    assert standing["tier_people"] == 2_000 and standing["rating"] == "GREEN", "the limit is not as set"
    rules = sandbox.get("/rules")
    assert rules["service_window_ms"] == 24 * HOUR_MS and rules["profile"] in rules["offered"], "the rules are not told"
    costs = sandbox.get("/costs")
    assert costs["currency"] == "USD" and costs["free_service"]["used"] <= costs["free_service"]["of"], "the costs are not told"
    assert any(one["name"] == "hello_world" for one in sandbox.get("/templates")["templates"]), "no template to begin with"

    kept = sandbox.raw("GET", "/snapshot")
    sandbox.call("DELETE", f"{chat}/{urllib.parse.quote(written['id'], safe='')}")
    sandbox.raw("POST", "/restore", kept, "application/x-ndjson")
    back = [one for one in sandbox.get(chat)["messages"] if one["id"] == written["id"]]
    assert back and back[0]["text"], "the message is not back"

    opened = sandbox.call("POST", "/businesses", {"name": "Bike Repair", "number": "+44 20 7946 0998"})
    there = f"/businesses/{opened['waba_id']}"
    assert len(sandbox.get(f"{there}/state")["phones"]) == 1, "the second business has somebody else's phones"
    sandbox.call("DELETE", there)
    print("all as expected")


if __name__ == "__main__":
    main()
