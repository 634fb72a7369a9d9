/** Every language says everything, with the same values, and nothing is said that no text is for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Entry, FluentParser, type Message, Visitor } from "@fluent/syntax";
import { LANGUAGES } from "@twinline/kit/texts";
import { describe, expect, it } from "vitest";

const web = join(import.meta.dirname, "../../..");
const texts = join(web, "../texts");

class Values extends Visitor {
  readonly names = new Set<string>();
  override visitVariableReference({ id }: { id: { name: string } }): void {
    this.names.add(id.name);
  }
}

function messages(tag: string): Map<string, string> {
  const parser = new FluentParser();
  const found = new Map<string, string>();
  for (const file of readdirSync(join(texts, tag))) {
    const { body } = parser.parse(readFileSync(join(texts, tag, file), "utf8"));
    for (const entry of body as Entry[]) {
      expect(entry.type, `${tag}/${file}`).not.toBe("Junk");
      if (entry.type !== "Message") continue;
      const { id, value } = entry as Message;
      expect(found.has(id.name), `${tag}: ${id.name} stands twice`).toBe(false);
      const values = new Values();
      if (value) values.visit(value);
      found.set(id.name, [...values.names].sort().join(" "));
    }
  }
  return found;
}

/** Ids with the values each is given, from the sources of the pages and the kit. */
function said(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["inbox/src", "kit/src"])
    for (const file of readdirSync(join(web, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(file) || file.includes(".test.")) continue;
      const code = readFileSync(join(web, folder, file), "utf8");
      for (const [, id = "", values = ""] of code.matchAll(/\bsay\(\s*"([^"]+)"(?:,\s*\{([^}]*)\})?/g)) {
        const names = values.split(/,(?![^(]*\))/).map((value) => value.split(":")[0]?.trim() ?? "");
        found.set(id, names.filter(Boolean).sort().join(" "));
      }
    }
  return found;
}

const english = messages("en");

it("says nothing that has no text, gives what each text asks for, and keeps none that nobody says", () => {
  expect([...said()].sort()).toEqual([...english].sort());
});

describe.each(LANGUAGES.filter(({ tag }) => tag !== "en"))("$name", ({ tag }) => {
  it("has every text, with the same values", () => {
    expect([...messages(tag)].sort()).toEqual([...english].sort());
  });
});
