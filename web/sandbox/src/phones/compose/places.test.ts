import { expect, it } from "vitest";
import { readCoordinates } from "./places";

it("reads coordinates as people write them", () => {
  expect(readCoordinates("51.5, -0.117")).toEqual({ latitude: 51.5, longitude: -0.117 });
  expect(readCoordinates(" -33.9;18.4 ")).toEqual({ latitude: -33.9, longitude: 18.4 });
});

it.each(["", "51.5", "91, 0", "0, 181", "here, there", "1, 2, 3"])("refuses “%s”", (text) =>
  expect(readCoordinates(text)).toBeNull(),
);
