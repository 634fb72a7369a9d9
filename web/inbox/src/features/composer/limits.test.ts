import type { SendLimits } from "@twinline/api";
import { describe, expect, it } from "vitest";
import { sendKindOf, sendKindsOf, tooLarge } from "./limits";

const of = (type: string, size = 10) => new File([new Uint8Array(size)], "file", { type });

describe("as what a file goes", () => {
  it("is what it is by itself, and a document where somebody wants that", () => {
    expect(sendKindsOf(of("image/jpeg"))).toEqual(["image", "document"]);
    expect(sendKindsOf(of("video/mp4"))).toEqual(["video", "document"]);
    expect(sendKindsOf(of("application/pdf"))).toEqual(["document"]);
  });

  it("can be a sticker for a WebP picture, which is a document unless somebody says so", () => {
    expect(sendKindOf(of("image/webp"))).toBe("document");
    expect(sendKindsOf(of("image/webp"))).toEqual(["document", "sticker"]);
  });

  it("decides how large it may be", () => {
    const files = [
      { kind: "video", bytes_max: 100 },
      { kind: "document", bytes_max: 1000 },
    ] as SendLimits["files"];
    const limits: SendLimits = { text_chars_max: 1, caption_chars_max: 1, files };
    const film = of("video/mp4", 101);
    expect(tooLarge(film, "video", limits)).not.toBeNull();
    expect(tooLarge(film, "document", limits)).toBeNull();
  });
});
