import { expect, it } from "vitest";
import { browserName } from "./browserName";

it("names browsers as people do", () => {
  const chrome = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36";
  expect(browserName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`)).toBe("Chrome on Windows");
  expect(browserName(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/139.0`)).toBe(
    "Edge on Windows",
  );
  expect(browserName(`Mozilla/5.0 (Linux; Android 10; K) ${chrome}`)).toBe("Chrome on Android");
  const safari = "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  expect(browserName(`Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${safari}`)).toBe(
    "Safari on iOS",
  );
  expect(browserName("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe(
    "Firefox on Linux",
  );
  expect(browserName("curl/8.5.0")).toBe("curl");
  expect(browserName(null)).toBe("Unknown browser");
});
