import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { readAnew, readOnceMore } from "./readAnew";

/** A shown query whose answers are given by hand, in order. */
function shown() {
  const client = new QueryClient();
  const asked: ((answer: string) => void)[] = [];
  const queryKey = ["account"];
  const observer = new QueryObserver<string>(client, {
    queryKey,
    queryFn: () => new Promise((resolve) => asked.push(resolve)),
    retry: false,
  });
  const close = observer.subscribe(() => {});
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { client, asked, queryKey, settled, close, data: () => client.getQueryData<string>(queryKey) };
}

describe("news while something is read", () => {
  it("makes the first answer be read once more, because it may be older", async () => {
    const { client, asked, queryKey, settled, data, close } = shown();
    await settled();
    expect(asked).toHaveLength(1);
    readAnew(client, { queryKey });
    readAnew(client, { queryKey });
    await settled();
    expect(asked).toHaveLength(1);
    asked[0]?.("before the news");
    await settled();
    expect(data()).toBe("before the news");
    expect(asked).toHaveLength(2);
    asked[1]?.("after the news");
    await settled();
    expect(data()).toBe("after the news");
    expect(asked).toHaveLength(2);
    close();
  });

  it("reads at once what nobody reads just now", async () => {
    const { client, asked, queryKey, settled, close } = shown();
    await settled();
    asked[0]?.("old");
    await settled();
    readOnceMore(client, { queryKey });
    await settled();
    expect(asked).toHaveLength(1);
    readAnew(client, { queryKey });
    await settled();
    expect(asked).toHaveLength(2);
    close();
  });
});
