import type { Present } from "@twinline/api";
import { expect, it } from "vitest";
import { presentWords } from "./presentWords";

const person = (name: string, writing = false): Present => ({ id: name, name, writing });

it("names who is here, and first of all who writes", () => {
  const [ana, rui, eva] = [person("Ana"), person("Rui"), person("Eva")];
  expect(presentWords([ana])).toBe("Ana is here, too.");
  expect(presentWords([ana, rui])).toBe("Ana and Rui are here, too.");
  expect(presentWords([ana, rui, eva])).toBe("Ana and 2 others are here, too.");
  expect(presentWords([ana, person("Rui", true)])).toBe("Rui is writing an answer.");
  expect(presentWords([person("Ana", true), person("Rui", true)])).toBe("Ana and Rui are writing an answer.");
});
